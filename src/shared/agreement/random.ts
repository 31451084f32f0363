/**
 * Random whole numbers that are the same on every machine: sfc32 (Doty-Humphrey, PractRand), in 32-bit integers only.
 *
 * @param seed any 32-bit integer.
 * @returns a function that gives an integer from 0 to `below - 1`; `below` at most 2^32.
 */
export function randomIntegers(seed: number): (below: number) => number {
  let [a, b, c, counter] = [seed | 0, 0x2545f491, 0x9e3779b9 | 0, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  // The first numbers still show the seed.
  for (let round = 0; round < 12; round++) next();
  return (below) => Math.floor((next() / 0x1_0000_0000) * below);
}
