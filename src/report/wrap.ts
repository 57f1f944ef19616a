// Text in lines of at most `width` characters: breaks at spaces, after the hyphens of compound names, and inside a word only
// where it is longer than a line. The hyphen of "2e-3" or of a negative number is no place to break.

const PLACES = /(?<=\s)(?=\S)|(?<=\p{L}{2}-|[\p{L}\p{N}]-(?=\p{L}{2}))(?=\S)/u;

export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.split("\n").join(" ").split(PLACES)) {
    if ((line + piece).trimEnd().length > width && line !== "") {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
    while (line.trimEnd().length > width) {
      lines.push(line.slice(0, width));
      line = line.slice(width);
    }
  }
  lines.push(line.trimEnd());
  return lines;
}
