/** The same for each of some origins. Where nothing asks for it, the build leaves it out: pages do not carry it. */
/* @__NO_SIDE_EFFECTS__ */
export function onEach(origins: readonly string[], say: (origin: string) => string | readonly string[]): readonly string[] {
  return origins.flatMap(say);
}
