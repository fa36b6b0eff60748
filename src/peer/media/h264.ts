import { DecodeError } from '../../protocol/fields.ts';

const startCode = Buffer.of(0, 0, 0, 1);

export type AvcSettings = {
  readonly lengthBytes: number;
  /** Sequence and picture parameter sets, without which nothing decodes. */
  readonly parameterSets: readonly Uint8Array[];
};

/** Reads an AVCDecoderConfigurationRecord (ISO/IEC 14496-15), as `avcC` or CodecPrivate. */
export function readAvcSettings(record: Uint8Array): AvcSettings {
  const parameterSets: Uint8Array[] = [];
  let at = 5;
  const readSets = (count: number) => {
    for (let index = 0; index < count; index += 1) {
      const end = at + 2 + ((byteAt(record, at) << 8) | byteAt(record, at + 1));
      if (end > record.length) throw new DecodeError('its H.264 settings are cut off');
      parameterSets.push(record.subarray(at + 2, end));
      at = end;
    }
  };
  readSets(byteAt(record, at++) & 0b1_1111);
  readSets(byteAt(record, at++));
  return { lengthBytes: (byteAt(record, 4) & 0b11) + 1, parameterSets };
}

/** As MP4 and Matroska hold a frame (sizes before its units), to Annex B (start codes). */
export function toAnnexB(frame: Uint8Array, settings: AvcSettings, isKeyFrame: boolean): Buffer {
  const units: Uint8Array[] = [];
  for (let at = 0; at < frame.length;) {
    let size = 0;
    for (const end = at + settings.lengthBytes; at < end; at += 1) {
      size = size * 256 + byteAt(frame, at);
    }
    if (at + size > frame.length) throw new DecodeError('a frame of its H.264 is cut off');
    if (size > 0) units.push(frame.subarray(at, at + size));
    at += size;
  }
  const hasSets = units.some((unit) => unitType(unit) === 7);
  const all = isKeyFrame && !hasSets ? [...settings.parameterSets, ...units] : units;
  return Buffer.concat(all.flatMap((unit) => [startCode, unit]));
}

/** The units of a frame in Annex B, without their start codes of three or four bytes. */
export function splitAnnexB(frame: Uint8Array): readonly Uint8Array[] {
  const units: Uint8Array[] = [];
  const bytes = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength);
  const code = startCode.subarray(1);
  for (let start = bytes.indexOf(code); start !== -1;) {
    const next = bytes.indexOf(code, start + 3);
    let end = next === -1 ? bytes.length : next;
    while (end > start + 3 && bytes[end - 1] === 0) end -= 1; // Of the longer code, or padding.
    if (end > start + 3) units.push(frame.subarray(start + 3, end));
    start = next;
  }
  return units;
}

/** As MP4 and Matroska hold a frame: four bytes of size before each unit. */
export function fromAnnexB(frame: Uint8Array): Buffer {
  return Buffer.concat(
    splitAnnexB(frame).flatMap((unit) => {
      const size = Buffer.alloc(4);
      size.writeUInt32BE(unit.length);
      return [size, unit];
    }),
  );
}

/** Makes that record of the parameter sets in a key frame; undefined when they are not there. */
export function writeAvcSettings(keyFrame: Uint8Array): Buffer | undefined {
  const units = splitAnnexB(keyFrame);
  const sps = units.find((unit) => unitType(unit) === 7);
  const pps = units.find((unit) => unitType(unit) === 8);
  if (sps === undefined || pps === undefined || sps.length < 4) return undefined;
  // Version, then profile, compatibility and level as the sequence has them; 4 bytes of length.
  const head = [1, byteAt(sps, 1), byteAt(sps, 2), byteAt(sps, 3), 0xff];
  return Buffer.concat([
    Buffer.from([...head, 0xe1, sps.length >> 8, sps.length & 0xff]),
    sps,
    Buffer.of(1, pps.length >> 8, pps.length & 0xff),
    pps,
  ]);
}

export function h264UnitTypes(frame: Uint8Array): readonly number[] {
  return splitAnnexB(frame).map(unitType);
}

function unitType(unit: Uint8Array): number {
  return (unit[0] ?? 0) & 0b1_1111;
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new DecodeError('its H.264 is cut off');
  return byte;
}
