// Is loaded into every server that is measured, before its own program, and answers what only the process itself knows.

process.on('message', question => {
  if (question.memory) {
    globalThis.gc();
    globalThis.gc();
    process.send(process.memoryUsage());
  }
  if (question.cpu) process.send(process.cpuUsage());
});
process.channel?.unref(); // it must not keep the process from ending
