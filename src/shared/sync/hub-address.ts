/** True for the address of a hub; any other place that carries a project is the path of a folder. */
export function isHubAddress(text: string): boolean {
  return /^postgres(ql)?:\/\//i.test(text);
}
