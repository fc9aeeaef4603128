// What every command needs before anything of the project can run: the dependencies, and a Node that is new enough.
// Plain JavaScript for Node 20 and newer, without a dependency, since it runs before they are there.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { oneAtATime } from './one-at-a-time.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const requiredMajor = 24;
const stamp = path.join(root, 'node_modules', '.sidelight-installed');

/** A sentence for the person instead of a stack. */
export class SetUpError extends Error {}

/**
 * Runs a program with our standard streams; `quiet` shows what it prints only when it fails. Rejects with a SetUpError
 * when it fails.
 */
export function run(file, args, { env = process.env, cwd = root, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    const printed = [];
    child.stdout?.on('data', (chunk) => printed.push(chunk));
    child.stderr?.on('data', (chunk) => printed.push(chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) return resolve();
      process.stderr.write(Buffer.concat(printed));
      return reject(
        new SetUpError(`${path.basename(file)} ${args.join(' ')} ended with ${signal ?? `code ${code}`}.`),
      );
    });
  });
}

/** npm, as the one that started us, so that no shell is needed on Windows either. */
function npm(args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js') || cli?.endsWith('.cjs')) return run(process.execPath, [cli, ...args]);
  if (process.platform === 'win32') {
    throw new SetUpError(
      'Start this by npm (npm start, npm test), so that the dependencies can be installed.',
    );
  }
  return run('npm', args);
}

/** Installs what the lock file names, unless that very lock file was installed already. */
export async function ensureDependencies() {
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const areThere = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (areThere()) return;
  await alone(async () => {
    if (areThere()) return;
    console.log('Installing the dependencies (once; about a minute) …');
    await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    writeFileSync(stamp, wanted);
  });
}

/** Does what changes this checkout for all its commands, one command at a time. */
export function alone(work) {
  return oneAtATime(path.join(root, '.sidelight-set-up.lock'), work, {
    onWait: () => console.log('Another command is installing or building here; waiting for it …'),
  });
}

/**
 * The Node to run the project with: the machine's own when it is new enough, else the one that the npm package brought.
 * Inside an npm script the latter stands first on the path, so the machine's own is the one that runs npm.
 */
export function node() {
  const own = process.env.npm_node_execpath ?? process.execPath;
  if (majorOf(own) >= requiredMajor) return own;
  const brought = path.join(
    root,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (existsSync(brought)) return brought;
  if (majorOf(process.execPath) >= requiredMajor) return process.execPath;
  throw new SetUpError(
    `Node ${requiredMajor} is needed and npm could not bring it to this machine. Install Node ${requiredMajor} or newer and try again.`,
  );
}

function majorOf(file) {
  if (file === process.execPath) return Number.parseInt(process.versions.node, 10);
  const { stdout } = spawnSync(file, ['--version'], { encoding: 'utf8' });
  return Number.parseInt(stdout?.slice(1) ?? '', 10);
}

/** Runs a program of a dependency under that Node. */
export function runTool(packagePath, args = [], options = {}) {
  return run(node(), [path.join(root, 'node_modules', ...packagePath.split('/')), ...args], options);
}

/** Runs a program of the project until it ends: signals go to it, its exit code becomes ours. */
export function runInForeground(program, args = []) {
  const child = spawn(node(), [path.join(root, ...program.split('/')), ...args], { stdio: 'inherit' });
  // The terminal sends Ctrl+C to both; a service manager only to us.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 0);
  });
}

/** The frame of every command: says what went wrong in a sentence and ends with code 1. */
export async function command(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
