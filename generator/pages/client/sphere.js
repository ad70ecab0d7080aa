// An equirectangular picture seen from the middle of its sphere, by WebGL: one rectangle, and for
// every dot on it the ray from the eye. No library: the arithmetic is twelve lines.

const CORNERS = new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]);

const VERTEX = `
attribute vec2 corner;
varying vec2 at;
void main() { at = corner; gl_Position = vec4(corner, 0.0, 1.0); }`;

// Longitude 0 is the picture's left edge, latitude 90° its upper one.
const FRAGMENT = `
precision highp float;
uniform sampler2D picture;
uniform vec2 reach;
uniform vec2 look;
varying vec2 at;
void main() {
  vec3 ray = normalize(vec3(at * reach, 1.0));
  float c = cos(look.y), s = sin(look.y);
  float up = ray.y * c + ray.z * s;
  float lon = atan(ray.x, ray.z * c - ray.y * s) + look.x;
  float lat = asin(clamp(up, -1.0, 1.0));
  vec2 place = vec2(fract(lon / 6.283185307), 0.5 - lat / 3.141592654);
  gl_FragColor = texture2D(picture, place);
}`;

/**
 * How the picture is looked at, in radians: to the right of its left edge, above the horizon, and
 * from the upper to the lower edge of the view.
 * @typedef {{ yaw: number, pitch: number, field: number }} Look
 */

/**
 * Returns what draws a picture on a canvas as seen in a direction; null where the browser cannot,
 * or may not read the picture, as from a folder on disk.
 * @param {HTMLCanvasElement} canvas
 * @param {HTMLImageElement} picture
 * @returns {((look: Look) => void) | null}
 */
export function sphere(canvas, picture) {
  const gl = canvas.getContext("webgl", { antialias: false });
  const program = gl && linked(gl);
  if (!gl || !program || !hasTexture(gl, picture)) return null;
  gl.useProgram(program);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, CORNERS, gl.STATIC_DRAW);
  const corner = gl.getAttribLocation(program, "corner");
  gl.enableVertexAttribArray(corner);
  gl.vertexAttribPointer(corner, 2, gl.FLOAT, false, 0, 0);
  const reach = gl.getUniformLocation(program, "reach");
  const look = gl.getUniformLocation(program, "look");
  return ({ yaw, pitch, field }) => {
    const half = Math.tan(field / 2);
    gl.viewport(0, 0, canvas.width, canvas.height);
    gl.uniform2f(reach, (half * canvas.width) / canvas.height, half);
    gl.uniform2f(look, yaw, pitch);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  };
}

/** @param {WebGLRenderingContext} gl */
function linked(gl) {
  const program = gl.createProgram();
  if (!program) return null;
  for (const [kind, text] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ]) {
    const shader = gl.createShader(Number(kind));
    if (!shader) return null;
    gl.shaderSource(shader, String(text));
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) ? program : null;
}

/**
 * @param {WebGLRenderingContext} gl
 * @param {HTMLImageElement} picture
 */
function hasTexture(gl, picture) {
  if (picture.naturalWidth > gl.getParameter(gl.MAX_TEXTURE_SIZE)) return false;
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  for (const [name, value] of [
    [gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE],
    [gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE],
    [gl.TEXTURE_MIN_FILTER, gl.LINEAR],
    [gl.TEXTURE_MAG_FILTER, gl.LINEAR],
  ]) {
    gl.texParameteri(gl.TEXTURE_2D, name, value);
  }
  try {
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGB, gl.RGB, gl.UNSIGNED_BYTE, picture);
  } catch {
    return false;
  }
  return gl.getError() === gl.NO_ERROR;
}

/**
 * Returns where a direction is seen, from -1 to 1 across and up; null behind the eye.
 * @param {Look} look
 * @param {number} aspect
 * @param {number} yaw
 * @param {number} pitch
 * @returns {[number, number] | null}
 */
export function seenAt(look, aspect, yaw, pitch) {
  const aside = yaw - look.yaw;
  const x = Math.cos(pitch) * Math.sin(aside);
  const y = Math.sin(pitch);
  const z = Math.cos(pitch) * Math.cos(aside);
  const ahead = z * Math.cos(look.pitch) + y * Math.sin(look.pitch);
  const above = y * Math.cos(look.pitch) - z * Math.sin(look.pitch);
  const half = Math.tan(look.field / 2);
  return ahead > 0.05 ? [x / ahead / half / aspect, above / ahead / half] : null;
}
