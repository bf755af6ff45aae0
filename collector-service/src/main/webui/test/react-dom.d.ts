declare module "react-dom/client" {
  export function createRoot(element: Element): { render(node: unknown): void };
}
declare module "react-dom/server" {
  export function renderToString(node: unknown): string;
}
