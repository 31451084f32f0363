/**
 * Pairs rows with columns so that the sum of the weights is largest: the Hungarian method with shortest augmenting paths
 * (Kuhn 1955; Jonker and Volgenant 1987), in O(rows² × columns) after the smaller side.
 *
 * @param weights rows × columns, row by row, finite.
 * @returns for each row its column, -1 for the rows that are left over when there are fewer columns.
 */
export function assign(weights: Float64Array, rows: number, columns: number): Int32Array {
  if (rows <= columns) return augment((row, column) => -weights[row * columns + column]!, rows, columns);
  const rowOf = augment((column, row) => -weights[row * columns + column]!, columns, rows);
  const columnOf = new Int32Array(rows).fill(-1);
  rowOf.forEach((row, column) => (columnOf[row] = column));
  return columnOf;
}

/** The cheapest pairing of every row with a column of its own; `rows` at most `columns`. */
function augment(cost: (row: number, column: number) => number, rows: number, columns: number): Int32Array {
  // Rows and columns count from 1: column 0 stands for "the row that is being placed".
  const rowPrice = new Float64Array(rows + 1);
  const columnPrice = new Float64Array(columns + 1);
  const rowAt = new Int32Array(columns + 1);
  const cameFrom = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    const slack = new Float64Array(columns + 1).fill(Infinity);
    const visited = new Uint8Array(columns + 1);
    rowAt[0] = row;
    let column = 0;
    do {
      visited[column] = 1;
      const current = rowAt[column]!;
      let [least, next] = [Infinity, 0];
      for (let to = 1; to <= columns; to++) {
        if (visited[to] === 1) continue;
        const reduced = cost(current - 1, to - 1) - rowPrice[current]! - columnPrice[to]!;
        if (reduced < slack[to]!) {
          slack[to] = reduced;
          cameFrom[to] = column;
        }
        if (slack[to]! < least) {
          least = slack[to]!;
          next = to;
        }
      }
      for (let at = 0; at <= columns; at++) {
        if (visited[at] === 1) {
          rowPrice[rowAt[at]!]! += least;
          columnPrice[at]! -= least;
        } else slack[at]! -= least;
      }
      column = next;
    } while (rowAt[column] !== 0);
    while (column !== 0) {
      const before = cameFrom[column]!;
      rowAt[column] = rowAt[before]!;
      column = before;
    }
  }
  const columnOf = new Int32Array(rows);
  for (let column = 1; column <= columns; column++) if (rowAt[column] !== 0) columnOf[rowAt[column]! - 1] = column - 1;
  return columnOf;
}
