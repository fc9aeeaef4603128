import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The conversations before all other files: each of their two files holds hundreds of tests in a few lines, and Vitest,
 * before it has seen how long a file takes, goes by its size. Begun last, they would keep one core busy alone.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => moduleId.includes('/tests/conversations/');
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
