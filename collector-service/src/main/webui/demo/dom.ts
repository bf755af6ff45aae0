type Attributes = Record<string, string | number | boolean | ((event: Event) => void) | undefined>;
type Child = Node | string | false | undefined;

/** An element with its attributes, its listeners (`onclick`, …) and what is inside. */
export function h(tag: string, attributes: Attributes = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => !!child));
  return element;
}

export function picture(name: string): HTMLElement {
  return h("img", { src: `/demo/${name}.svg`, alt: "", width: 64, height: 64 });
}

export function block(wash: boolean, ...children: Child[]): HTMLElement {
  return h("section", { class: wash ? "block wash" : "block" }, h("div", { class: "wrap" }, ...children));
}

export function field(name: string, label: string, more: Attributes = {}): HTMLElement {
  return h("label", {}, label, h("input", { name, required: true, ...more }));
}

export function select(name: string, label: string, options: Array<[string, string]>, chosen?: string): HTMLElement {
  const choices = options.map(([value, text]) => h("option", { value, selected: value === chosen }, text));
  return h("label", {}, label, h("select", { name }, ...choices));
}
