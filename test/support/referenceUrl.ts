interface Manifest {
  readonly [key: string]: unknown;
  readonly homepage?: string;
  readonly repository?: string | { readonly url?: string };
}

/**
 * Where the rule reference can be read: beside the sources if they are on GitHub, else below the homepage.
 * "git+https://github.com/a/b.git" -> "https://github.com/a/b/blob/HEAD/docs/rules.md"
 */
export function referenceUrl({ homepage, repository }: Manifest): string | undefined {
  const written = (typeof repository === 'string' ? repository : repository?.url) ?? '';
  const sources =
    /^(?:git\+)?(?:https:\/\/|git:\/\/|ssh:\/\/git@)?(?:github\.com\/|github:|git@github\.com:)?([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(
      written,
    );
  if (sources && /github|^[\w.-]+\/[\w.-]+$/.test(written))
    return `https://github.com/${sources[1]}/blob/HEAD/docs/rules.md`;
  return homepage ? `${homepage.replace(/[#?].*$/, '').replace(/\/$/, '')}/docs/rules.md` : undefined;
}
