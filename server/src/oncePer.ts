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

/** The same of two, the second of which compares as a key of a map does: a text, or one of a few objects. */
export function oncePerBoth<K extends object, L, T>(read: (of: K, and: L) => T): (of: K, and: L) => T {
  const readsOf = oncePer((_: K) => new Map<L, { readonly value: T }>());
  return (of, and) => {
    const known = readsOf(of);
    const before = known.get(and);
    if (before) return before.value;
    const value = read(of, and);
    known.set(and, { value });
    return value;
  };
}
