/** What the shop would repair and sell. */
export interface Service {
  id: string;
  name: string;
  kind: "phone" | "tablet" | "laptop";
  picture: string;
  price: number;
  minutes: number;
  text: string;
}

export interface Article {
  id: string;
  name: string;
  picture: string;
  price: number;
  text: string;
}

export const SERVICES: readonly Service[] = [
  {
    id: "screen_repair",
    name: "Screen repair",
    kind: "phone",
    picture: "phone",
    price: 119,
    minutes: 60,
    text: "Original-quality glass, colours calibrated, seals renewed. While you have a coffee.",
  },
  {
    id: "battery_swap",
    name: "Battery swap",
    kind: "phone",
    picture: "battery",
    price: 59,
    minutes: 30,
    text: "A new cell with full capacity, tested over a whole charge cycle before you get it back.",
  },
  {
    id: "water_damage",
    name: "Water damage treatment",
    kind: "phone",
    picture: "water",
    price: 89,
    minutes: 240,
    text: "Opened, cleaned by ultrasound, dried. You only pay when it turns on again.",
  },
  {
    id: "tablet_glass",
    name: "Tablet glass",
    kind: "tablet",
    picture: "glass",
    price: 139,
    minutes: 120,
    text: "Cracked glass replaced without touching the display below, where it is still good.",
  },
  {
    id: "laptop_display",
    name: "Laptop display",
    kind: "laptop",
    picture: "laptop",
    price: 229,
    minutes: 180,
    text: "Panels for all common makes in stock, fitted the same day.",
  },
  {
    id: "motherboard_repair",
    name: "Motherboard repair",
    kind: "laptop",
    picture: "board",
    price: 289,
    minutes: 2880,
    text: "Soldered under the microscope, down to the single part that failed.",
  },
  {
    id: "data_recovery",
    name: "Data recovery",
    kind: "laptop",
    picture: "data",
    price: 349,
    minutes: 4320,
    text: "From drives that others gave up. No data, no bill.",
  },
];

export const ARTICLES: readonly Article[] = [
  { id: "case_soft", name: "Soft case", picture: "case", price: 19, text: "Survives two metres onto stone." },
  { id: "charger_65", name: "65 W charger", picture: "charger", price: 39, text: "Phone, tablet and laptop in one." },
  { id: "glass_two", name: "Screen glass, two", picture: "glass", price: 15, text: "One to wear, one to spare." },
  { id: "buds_air", name: "Wireless buds", picture: "buds", price: 79, text: "Refurbished, with a year of warranty." },
];

export function time(minutes: number): string {
  if (minutes < 120) return `${minutes} min`;
  return minutes < 1440 ? `${minutes / 60} hours` : `${minutes / 1440} days`;
}

export function pounds(amount: number): string {
  return `£${amount.toFixed(2)}`;
}
