/** What `read` makes of a thing that never changes, made once: much is asked again with each keystroke elsewhere. */
export function oncePer<K extends object, T>(read: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, { readonly value: T }>();
  return of => {
    const before = known.get(of);
    if (before) return before.value;
    const value = read(of);
    known.set(of, { value });
    return value;
  };
}
