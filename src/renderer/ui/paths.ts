/** Paths of the person's machine, of which only the shape is known here: `\` parts them on Windows, `/` elsewhere. */
function separatorOf(path: string): string {
  return path.includes('\\') && !path.startsWith('/') ? '\\' : '/';
}

/** The last part of a path, without a separator at its end. */
export function baseName(path: string): string {
  const separator = separatorOf(path);
  return path.split(separator).findLast((part) => part !== '') ?? path;
}

/** The folder that holds `path`, or `path` itself when it is a root such as `/` or `C:\`. */
export function parentFolder(path: string): string {
  const separator = separatorOf(path);
  const trimmed = path.endsWith(separator) ? path.slice(0, -1) : path;
  const at = trimmed.lastIndexOf(separator);
  if (at < 0) return path;
  return at === 0 || trimmed[at - 1] === ':' ? trimmed.slice(0, at + 1) : trimmed.slice(0, at);
}

export function joinPath(folder: string, name: string): string {
  const separator = separatorOf(folder);
  return folder.endsWith(separator) ? folder + name : folder + separator + name;
}

/** `name` without the signs that a file name cannot hold on some system. */
export function safeFileName(name: string): string {
  return name
    .replaceAll(/[\u0000-\u001f\u007f/\\:*?"<>|]/g, '-')
    .replace(/[. ]+$/, '')
    .trim();
}
