// SDMX-CSV as the view sends it (RFC 4180), read into cells and written for a download.

/** The lines of a text, each a list of its values. */
export function parse(text) {
  const lines = [];
  let line = [];
  let value = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') {
        value += c;
      } else if (text[i + 1] === '"') {
        value += c;
        i++;
      } else {
        quoted = false;
      }
    } else if (c === '"') {
      quoted = true;
    } else if (c === ",") {
      line.push(value);
      value = "";
    } else if (c === "\n") {
      line.push(value);
      lines.push(line);
      line = [];
      value = "";
    } else if (c !== "\r") {
      value += c;
    }
  }
  return lines;
}

/** The records of a text: objects with a member for each column of its header. */
export function records(text) {
  if (!text.includes('"')) {
    return plain(text);
  }
  const [header, ...lines] = parse(text);
  return lines.map((line) => Object.fromEntries(header.map((column, i) => [column, line[i]])));
}

/** Nearly every answer has no quotation marks, and is then much faster to take apart. */
function plain(text) {
  const [header, ...lines] = text.split("\n");
  const columns = header.split(",");
  const all = [];
  for (const line of lines) {
    if (line !== "") {
      const values = line.split(",");
      const record = {};
      for (let i = 0; i < columns.length; i++) {
        record[columns[i]] = values[i];
      }
      all.push(record);
    }
  }
  return all;
}

/** Several answers as one file: the header once. */
export function joined(texts) {
  return texts.map((text, i) => (i === 0 ? text : text.slice(text.indexOf("\n") + 1))).join("");
}
