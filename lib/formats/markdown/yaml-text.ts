/** A text between quotes, as YAML reads it whatever is in it: https://yaml.org/spec/1.2.2/#731-double-quoted-style */
export function yamlText(text: string): string {
  return JSON.stringify(text.toWellFormed()).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A property with its list, one text a line. */
export function yamlList(name: string, texts: readonly string[]): string[] {
  return texts.length > 0 ? [`${name}:`, ...texts.map((text) => `  - ${yamlText(text)}`)] : [];
}
