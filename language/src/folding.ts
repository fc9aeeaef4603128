const marks = /\p{M}+/gu;
const apostrophes = /[’‘ʼ`´]/g;

/** The form words are compared in: lower case, no accents, straight apostrophes. May change the length. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(marks, '').replace(apostrophes, "'").toLowerCase();
}
