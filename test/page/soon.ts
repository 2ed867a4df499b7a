/** Whether it holds before so many milliseconds have passed. */
export async function soon(holds: () => boolean, milliseconds = 30_000): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (!holds()) {
    if (Date.now() > end) return false;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return true;
}
