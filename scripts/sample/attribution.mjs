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

| file | title | author | licence | source | changes |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
}
