/** A fault of one field of an issue; gathered so that one answer names them all. */
export class FieldFault extends Error {
  override readonly name = 'FieldFault';
}

export function offScreen(name: string): string {
  return `Field '${name}' cannot be set. It is not on the appropriate screen, or unknown.`;
}
