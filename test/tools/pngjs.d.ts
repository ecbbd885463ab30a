declare module "pngjs" {
  export type Picture = { readonly width: number; readonly height: number; readonly data: Buffer };
  export const PNG: { readonly sync: { read(bytes: Buffer): Picture; write(picture: Picture): Buffer } };
}
