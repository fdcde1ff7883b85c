import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Journeys of half a minute and more, as `npm test` tells at its end. */
const LONG = /hostile|journey|tagging|shift|damage|sites|trouble|chromium-listing\.|three-places|data/;

/** Begins with the longest files of a group, so that at its end no long one goes on alone. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const group = ({ project }: TestSpecification): number => project.config.sequence.groupOrder;
    const rank = ({ moduleId }: TestSpecification): number => (LONG.test(moduleId) ? 0 : 1);
    return (await super.sort(files)).sort((a, b) => group(a) - group(b) || rank(a) - rank(b));
  }
}
