/** The text of a file, as the bundler puts it in. */
declare module '*.md' {
  const text: string;
  export default text;
}
