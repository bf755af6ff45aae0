const PATHS = {
    overview: "M4 13h6V4H4zM14 20h6v-9h-6zM4 20h6v-3H4zM14 7h6V4h-6z",
    live: "M12 12h.01M8.5 15.5a5 5 0 0 1 0-7M15.5 8.5a5 5 0 0 1 0 7M5.6 18.4a9 9 0 0 1 0-12.8M18.4 5.6a9 9 0 0 1 0 12.8",
    behaviour: "M4 5h16l-6 7v6l-4 2v-8z",
    people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.4-3.6 3-6 6.5-6s6.100 2.400 6.500 6M16 4.300a3.500 3.500 0 0 1 0 6.400M18 14.400c2 .8 3.300 2.900 3.500 5.600",
    acquisition: "M4 12h11M11 7l5 5-5 5M20 4v16",
    predictions: "M4 19l5-6 4 3 7-10M15 6h5v5",
    manage: "M4 7h9M17 7h3M4 17h3M11 17h9M15 9.500v-5M9 19.500v-5",
    left: "M14.500 6l-6 6 6 6",
    right: "M9.500 6l6 6-6 6",
    close: "M7 7l10 10M17 7L7 17",
    menu: "M4 7h16M4 12h16M4 17h16",
    share: "M9.500 14.500l5-5M8 11l-2.500 2.500a3.500 3.500 0 0 0 5 5L13 16M16 13l2.500-2.500a3.500 3.500 0 0 0-5-5L11 8",
    download: "M12 4v11M7.500 11l4.500 4.500 4.500-4.500M5 20h14",
    table: "M4 5h16v14H4zM4 10h16M10 10v9",
    chart: "M4 19h16M7 15v-4M12 15V7M17 15v-6",
    picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.500 9.500h.01",
    star: "M12 4l2.400 5.100 5.600.7-4.100 3.800 1.100 5.500L12 16.400 7 19.100l1.100-5.500L4 9.800l5.600-.7z",
    filter: "M4 6h16M7 12h10M10.500 18h3",
    sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600l1.400 1.400M17 17l1.400 1.400M18.400 5.600L17 7M7 17l-1.400 1.400",
    moon: "M20 14.500A8.500 8.500 0 1 1 9.500 4a7 7 0 0 0 10.500 10.500z",
    auto: "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16",
    out: "M14 5h5v14h-5M4 12h11M11 8l4 4-4 4",
    help: "M9.500 9a2.500 2.500 0 1 1 3.500 2.300c-.7.3-1 .8-1 1.700M12 16.500h.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z",
    search: "M11 17a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM15.500 15.500L20 20",
    minus: "M6 12h12",
    up: "M12 19V6M6.500 11.500L12 6l5.500 5.500",
    down: "M12 5v13M6.500 12.500L12 18l5.500-5.500",
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside words: whoever does not see it misses nothing. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
    return (
        <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
            <path d={PATHS[name]} />
        </svg>
    );
}
