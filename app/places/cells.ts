/** In which cells of H3 does a point lie, and how many addresses are behind each? Pure. */
import { cellToParent, latLngToCell } from 'h3-js'
import type { Point } from './schema.ts'

/** Half a kilometre from side to side, and 25 of them; nothing is told in finer or in larger cells. */
export const FINEST = 8
export const COARSEST = 4
/** Behind a cell that is told lie at least so many addresses. */
export const LEAST_ADDRESSES = 8

/** The cells around a point, the finest first. */
export function cellsAround({ lat, lon }: Point): string[] {
  const finest = latLngToCell(lat, lon, FINEST)
  const cells = [finest]
  for (let resolution = FINEST - 1; resolution >= COARSEST; resolution--) cells.push(cellToParent(finest, resolution))
  return cells
}

/** Adds a point's cells to the counts. */
export function countCells(counts: Map<string, number>, points: Iterable<Point>) {
  for (const point of points) for (const cell of cellsAround(point)) counts.set(cell, (counts.get(cell) ?? 0) + 1)
}
