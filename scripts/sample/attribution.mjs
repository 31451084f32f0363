/**
 * @param {readonly { file: string, title: string, author: string, licence: string, source: string, changes: string }[]} images
 * @returns {string} Markdown
 */
export function attributionTable(images) {
  const rows = images.map(
    ({ file, title, author, licence, source, changes }) =>
      `| ${file} | ${title} | ${author} | ${licence} | ${source} | ${changes} |`,
  );
  return `# The sample's pictures

Pictures under CC-BY-SA-4.0 stay under that licence, and so does whatever is made from them
(<https://creativecommons.org/licenses/by-sa/4.0/>). Made by \`scripts/sample/build-sample.mjs\`.

Drawn pictures are lettered with Noto Sans CJK, Noto Serif CJK and Nanum Gothic Coding (SIL Open Font License 1.1) and
Roboto (Apache-2.0). Names, addresses and numbers on them are made up.

| file | title | author | licence | source | changes |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
}
