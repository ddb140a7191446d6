/** The loudest sample of each of `buckets` pieces, by channel, 0 to 1. */
export interface Peaks {
  channels: Float32Array[];
  seconds: number;
}

const riff = 0x46464952;
const fmt = 0x20746d66;
const data = 0x61746164;

/** Reads 16-bit PCM in a RIFF/WAVE container. Read by hand: the browser's decoder would resample minutes of audio for a picture. */
export function peaksOf(file: ArrayBuffer, buckets: number): Peaks | null {
  const view = new DataView(file);
  if (file.byteLength < 12 || view.getUint32(0, true) !== riff) {
    return null;
  }
  let channels = 0;
  let rate = 0;
  for (let at = 12; at + 8 <= file.byteLength; ) {
    const id = view.getUint32(at, true);
    // A recording that was cut short may promise more than is there.
    const size = Math.min(view.getUint32(at + 4, true), file.byteLength - at - 8);
    if (id === fmt && size >= 16) {
      channels = view.getUint16(at + 10, true);
      rate = view.getUint32(at + 12, true);
      if (view.getUint16(at + 8, true) !== 1 || view.getUint16(at + 22, true) !== 16) {
        return null;
      }
    } else if (id === data && channels > 0) {
      return scan(view, at + 8, size, channels, rate, buckets);
    }
    at += 8 + size + (size % 2);
  }
  return null;
}

function scan(view: DataView, start: number, size: number, channels: number, rate: number, buckets: number): Peaks {
  const frames = Math.floor(size / (2 * channels));
  const peaks = Array.from({ length: channels }, () => new Float32Array(buckets));
  for (let frame = 0; frame < frames; frame++) {
    const bucket = Math.floor((frame * buckets) / frames);
    for (let c = 0; c < channels; c++) {
      const level = Math.abs(view.getInt16(start + 2 * (frame * channels + c), true)) / 32_768;
      if (level > peaks[c]![bucket]!) {
        peaks[c]![bucket] = level;
      }
    }
  }
  return { channels: peaks, seconds: rate > 0 ? frames / rate : 0 };
}
