// ThumbmarkJS comes as one function that does everything in one go. Its parts are in its package as sources, which the
// bundler takes by this name; of them these are used.

interface ThumbmarkOptions {
  exclude?: string[];
  stabilize?: string[];
}

declare module "thumbmark/components/*" {
  const look: () => Promise<Record<string, unknown> | null>;
  export default look;
}

declare module "thumbmark/components/system/browser" {
  export function getBrowser(): { name: string; version: string };
}

declare module "thumbmark/functions/filterComponents" {
  export function getExcludeList(options: ThumbmarkOptions): string[];
  export function filterThumbmarkData(components: object, options: ThumbmarkOptions): object;
}

declare module "thumbmark/options" {
  export const defaultOptions: { stabilize: string[] };
}

declare module "thumbmark/utils/commonPixels" {
  export function getCommonPixels(images: ImageData[], width: number, height: number): ImageData;
}

declare module "thumbmark/utils/hash" {
  export function hash(text: string): string;
}

declare module "thumbmark/utils/stableStringify" {
  export function stableStringify(data: unknown): string;
}
