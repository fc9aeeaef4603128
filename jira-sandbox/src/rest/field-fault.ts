/** A fault of one field of an issue; gathered so that one answer names them all. */
export class FieldFault extends Error {
  override readonly name = 'FieldFault';
}
