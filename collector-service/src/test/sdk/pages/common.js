const asked = new URLSearchParams(location.search);
window.collector = asked.get("collector");
window.run = asked.get("run");
window.number = (round, i) => ({ n: `${run}-${round}.${i}` });
