// Runs one of our commands to its end.
import { spawn } from 'node:child_process';

// The exit code and the whole output of a command that ends by itself.
export function run(program, args, input = '') {
    return new Promise((resolve, reject) => {
        const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
        const text = { stdout: '', stderr: '' };
        for (const name of ['stdout', 'stderr']) child[name].on('data', (chunk) => { text[name] += chunk; });
        child.once('error', reject);
        child.once('close', (code) => resolve({ code, ...text }));
        // A program that needs no input may be gone before it is offered any.
        child.stdin.on('error', (error) => { if (error.code !== 'EPIPE') reject(error); });
        child.stdin.end(input);
    });
}

export const lines = (text) => text.split('\n').filter((line) => line !== '');
