/** Brackets inside brackets. Real label files need six; beyond this a file is an attack on the parser. */
export const DEPTH_LIMIT = 64;

/** Records in one file; ten times the largest public data sets. Bounds the memory of the index. */
export const RECORD_LIMIT = 50_000_000;

/** Bytes of one record: parsing needs several times as much memory. */
export const RECORD_BYTES_LIMIT = 64 * 1024 * 1024;

/** Bytes of a file that is parsed as a whole, pictures embedded as base64 included. */
export const WHOLE_FILE_LIMIT = 256 * 1024 * 1024;
