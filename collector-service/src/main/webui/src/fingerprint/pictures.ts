import { getBrowser } from "thumbmark/components/system/browser";
import { getCommonPixels } from "thumbmark/utils/commonPixels";
import { murmur, type Rest } from "./murmur";

// What ThumbmarkJS draws, to the pixel, with rests between what takes long: drawing, reading back, and hashing.

/** Browsers that blur pictures blur each one differently; of three the majority is the picture. */
const RUNS = 3;

async function hashOfPixels({ data }: ImageData, rest: Rest): Promise<string> {
  await rest();
  const text = new TextEncoder().encode(data.toString());
  await rest();
  return murmur(text, rest);
}

const FLAT = { width: 280, height: 20 };

export async function canvas(rest: Rest): Promise<object | null> {
  const images: ImageData[] = [];
  for (let run = 0; run < RUNS; run++) {
    if (run) await rest();
    const image = drawText();
    if (image) images.push(image);
  }
  if (!images.length) return null;
  await rest();
  return { commonPixelsHash: await hashOfPixels(getCommonPixels(images, FLAT.width, FLAT.height), rest) };
}

const COLOURS = ["red", "orange", "yellow", "green", "blue", "indigo", "violet"];

function drawText(): ImageData | null {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  const { width, height } = Object.assign(canvas, FLAT);
  const rainbow = pen.createLinearGradient(0, 0, width, height);
  COLOURS.forEach((colour, at) => rainbow.addColorStop(at / 6, colour));
  pen.fillStyle = rainbow;
  pen.fillRect(0, 0, width, height);
  const text = "Random Text WMwmil10Oo";
  pen.font = "23.123px Arial";
  pen.fillStyle = "black";
  pen.fillText(text, -5, 15);
  pen.fillStyle = "rgba(0, 0, 255, 0.5)";
  pen.fillText(text, -3.3, 17.7);
  pen.beginPath();
  pen.moveTo(0, 0);
  pen.lineTo((width * 2) / 7, height);
  pen.strokeStyle = "white";
  pen.lineWidth = 2;
  pen.stroke();
  return pen.getImageData(0, 0, width, height);
}

type Graphics = WebGLRenderingContext;

const SOLID = { width: 200, height: 100 };
const SPOKES = 137;

/** One context for all that asks for one: browsers take long to make them, and allow a page only a few. */
export function graphics(): Graphics | null {
  return Object.assign(document.createElement("canvas"), SOLID).getContext("webgl");
}

/** Who made the graphics, as they say themselves. */
export function videocard(gl: Graphics | null): object | string {
  try {
    if (!gl) return "undefined";
    const said = (name: number) => String(gl.getParameter(name) || "");
    const found: Record<string, string> = {
      vendor: said(gl.VENDOR),
      renderer: said(gl.RENDERER),
      version: said(gl.VERSION),
      shadingLanguageVersion: said(gl.SHADING_LANGUAGE_VERSION),
    };
    const more = found.vendor && found.renderer ? null : gl.getExtension("WEBGL_debug_renderer_info");
    if (more) {
      const vendorUnmasked = said(more.UNMASKED_VENDOR_WEBGL);
      const rendererUnmasked = said(more.UNMASKED_RENDERER_WEBGL);
      Object.assign(found, vendorUnmasked && { vendorUnmasked }, rendererUnmasked && { rendererUnmasked });
    }
    return found;
  } catch {
    return "undefined";
  }
}

const VERTEX_SHADER = "attribute vec2 position;void main(){gl_Position=vec4(position,0.0,1.0);}";
const FRAGMENT_SHADER = "precision mediump float;void main(){gl_FragColor=vec4(0.812,0.195,0.553,0.921);}";

export async function webgl(gl: Graphics | null, rest: Rest): Promise<object> {
  try {
    const program = gl && (await programOf(gl, rest));
    if (program) {
      // Whoever asks for the pixels waits until they are drawn. The first drawing takes longest, and nobody asks for it.
      draw(gl, program);
      gl.flush();
      const images: ImageData[] = [];
      for (let run = getBrowser().name === "SamsungBrowser" ? RUNS : 1; run; run--) {
        await rest();
        images.push(pixelsOf(gl, program));
      }
      return { commonPixelsHash: await hashOfPixels(getCommonPixels(images, SOLID.width, SOLID.height), rest) };
    }
  } catch {
    // Then it is no different from none.
  }
  return { webgl: "unsupported" };
}

async function programOf(gl: Graphics, rest: Rest): Promise<WebGLProgram | null> {
  const program = gl.createProgram();
  if (!program) return null;
  for (const [type, source] of [
    [gl.VERTEX_SHADER, VERTEX_SHADER],
    [gl.FRAGMENT_SHADER, FRAGMENT_SHADER],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) return null;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  gl.flush();
  // They are compiled elsewhere; asking whether that has worked means waiting for it.
  await rest();
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) return null;
  const spokes = new Float32Array(SPOKES * 4);
  for (let spoke = 0; spoke < SPOKES; spoke++) {
    const angle = spoke * ((2 * Math.PI) / SPOKES);
    spokes.set([Math.cos(angle) * (SOLID.width / 2), Math.sin(angle) * (SOLID.height / 2)], spoke * 4 + 2);
  }
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, spokes, gl.STATIC_DRAW);
  return program;
}

function draw(gl: Graphics, program: WebGLProgram): void {
  gl.useProgram(program);
  const position = gl.getAttribLocation(program, "position");
  gl.enableVertexAttribArray(position);
  gl.vertexAttribPointer(position, 2, gl.FLOAT, false, 0, 0);
  gl.viewport(0, 0, SOLID.width, SOLID.height);
  gl.clearColor(0, 0, 0, 1);
  gl.clear(gl.COLOR_BUFFER_BIT);
  gl.drawArrays(gl.LINES, 0, SPOKES * 2);
}

function pixelsOf(gl: Graphics, program: WebGLProgram): ImageData {
  const { width, height } = SOLID;
  draw(gl, program);
  const pixels = new Uint8ClampedArray(width * height * 4);
  gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  return new ImageData(pixels, width, height);
}
