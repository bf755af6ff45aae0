import { expect, test } from "vitest";
import { shortened } from "../src/ui/shortened";

const within = (most: number) => (text: string) => text.length <= most;

test("what fits stays", () => {
    expect(shortened("/repairs/phones", within(15))).toBe("/repairs/phones");
});

test("a path loses places from its beginning, as few as it must", () => {
    expect(shortened("/repairs/phones/screen", within(21))).toBe("…/phones/screen");
    expect(shortened("/repairs/phones/screen", within(14))).toBe("…/screen");
});

test("a place that is too long itself ends after a word", () => {
    expect(shortened("/repairs/screen-replacement", within(12))).toBe("…/screen…");
    expect(shortened("/blog/how-to-save_a.phone", within(14))).toBe("…/how-to-save…");
    expect(shortened("/blog/how-to-save_a.phone", within(13))).toBe("…/how-to…");
    expect(shortened("/leather-case", within(10))).toBe("/leather…");
});

test("a path that ends with a stroke is shortened like the one without", () => {
    expect(shortened("/shop/phones/", within(10))).toBe("…/phones");
});

test("what is no path ends after a word", () => {
    expect(shortened("Service comparison", within(12))).toBe("Service…");
    expect(shortened("Anywhere else", within(9))).toBe("Anywhere…");
});

test("a word is cut only where not even one has room, and no sign is halved", () => {
    expect(shortened("Reconsideration", within(8))).toBe("Reconsi…");
    expect(shortened("/accessories", within(8))).toBe("/access…");
    expect(shortened("😀😀😀😀", (text) => [...text].length <= 3)).toBe("😀😀…");
});

test("where there is no room at all there is a sign of it", () => {
    expect(shortened("/anything", () => false)).toBe("…");
});
