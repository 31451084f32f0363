import { fail, text, type Spot } from './check-values';

/**
 * A picture's name as files of other tools give it, made into parts that lie below a folder: `\` becomes `/`; a drive,
 * a leading slash, `.` and `..` are dropped. It serves to find a picture, and never leads out of the folder it is
 * looked for in.
 */
export function imageFileName(spot: Spot, member: string, value: unknown): string {
  const name = text(spot, member, value, 4096);
  if (name.includes('\0')) fail(spot, member, 'a file name cannot hold a zero character');
  const parts = name
    .replaceAll('\\', '/')
    .replace(/^[A-Za-z]:(?=\/)/, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  if (parts.length === 0) fail(spot, member, 'expected the name of a picture');
  return parts.join('/');
}
