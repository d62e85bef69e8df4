import { crc32, deflateRawSync } from 'node:zlib';

/** A zip of these `{ name, content }`, names with slashes. All carry one fixed date, so that equal files make an equal zip. */
export function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { name, content } of files) {
    const path = Buffer.from(name);
    const packed = deflateRawSync(content, { level: 9 });
    const facts = describe(path, content, packed);
    parts.push(Buffer.from('PK\x03\x04'), facts, path, packed);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, placed(offset), path);
    offset += 4 + facts.length + path.length + packed.length;
  }
  const index = Buffer.concat(directory);
  return Buffer.concat([...parts, index, end(files.length, index.length, offset)]);
}

const DEFLATED = 8;
const NAMES_ARE_UTF8 = 0x0800;
const FIRST_OF_JANUARY_1980 = 0x0021;

/** What a file's own header and its line in the directory both say. */
function describe(path, content, packed) {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0); // the version that can read it
  facts.writeUInt16LE(NAMES_ARE_UTF8, 2);
  facts.writeUInt16LE(DEFLATED, 4);
  facts.writeUInt16LE(FIRST_OF_JANUARY_1980, 8);
  facts.writeUInt32LE(crc32(content), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(content.length, 18);
  facts.writeUInt16LE(path.length, 22);
  return facts;
}

/** The rest of a line in the directory: no comment, first disk, no attributes, and where the file begins. */
function placed(offset) {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return rest;
}

function end(count, size, offset) {
  const record = Buffer.alloc(22);
  record.write('PK\x05\x06', 'latin1');
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}
