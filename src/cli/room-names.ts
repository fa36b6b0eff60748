import { randomInt } from 'node:crypto';

const qualities =
  'amber ample bold brave brisk calm clear clever coral cosy crisp daring eager early fair fast fleet fond free fresh gentle glad golden grand green happy hazel humble ivory jolly keen kind lilac lively lucky lunar mellow merry mild misty neat noble olive opal patient plain proud quick quiet rapid ready rosy silver sleek smart snowy solar steady sunny swift tidy vivid warm wise';
const animals =
  'badger beaver bison bobcat camel cheetah condor cricket crane dingo dolphin eagle egret falcon ferret finch fox gazelle gecko gibbon heron hippo ibex iguana impala jackal jaguar koala lark lemur leopard llama lynx magpie marten mole moose narwhal newt ocelot orca osprey otter owl panda parrot pelican penguin puffin puma quail rabbit raven robin salmon seal shrew skunk sloth sparrow stork swan tapir tiger';
const consonants = 'bdfghjklmnprstvz';
const vowels = 'aiou';

/**
 * A name that is easy to say and, while its room needs no other key, hard to guess: two words and
 * five letters that can be pronounced, 28 random bits, for example `quiet-otter-tovak`.
 */
export function createRoomName(): string {
  const letters = [consonants, vowels, consonants, vowels, consonants]
    .map((from) => pick(from))
    .join('');
  return [pick(qualities.split(' ')), pick(animals.split(' ')), letters].join('-');
}

function pick(choices: string | readonly string[]): string | undefined {
  return choices[randomInt(choices.length)];
}
