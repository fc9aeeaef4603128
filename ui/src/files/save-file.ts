/** Gives the browser a file to keep. What it is called comes from somebody: it is a name and nothing else. */
export function saveFile(name: string, content: Blob): void {
  // Never by its own type: the address must not be one that a browser shows.
  const address = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
