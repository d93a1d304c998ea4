"use strict";
// Draws the network, filters it, and shows the sentences of a link. Text from minutes is only ever set as text.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const nodes = new vis.DataSet(data.nodes);
  const edges = new vis.DataSet(data.edges);
  const labels = new Map(data.nodes.map((node) => [node.id, node.name]));
  const byId = (id) => document.getElementById(id);
  const network = new vis.Network(byId("drawing"), { nodes, edges }, {
    physics: false,
    interaction: { hover: true, keyboard: false, hideEdgesOnDrag: true },
    nodes: { font: { size: 15, color: "#1d2433", strokeWidth: 4, strokeColor: "#ffffff" }, borderWidth: 0 },
    edges: { arrows: { to: { scaleFactor: 0.5 } }, smooth: { type: "curvedCW", roundness: 0.15 }, selectionWidth: 2 },
  });
  window.drawing = { network, nodes, edges };

  const add = (parent, tag, text, name) => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (name) element.className = name;
    parent.append(element);
    return element;
  };

  const showEdge = (panel, edge) => {
    add(panel, "h2", `${labels.get(edge.from)} → ${labels.get(edge.to)}`);
    const proofs = data.proofs[edge.id];
    add(panel, "p", `${edge.act}, ${proofs.length} ${proofs.length === 1 ? "sentence" : "sentences"}`, "act");
    for (const [quote, date, authority, body, title, source] of proofs) {
      add(panel, "blockquote", quote);
      add(panel, "cite", [body, authority, date, title, source].filter(Boolean).join(" · "));
    }
  };

  const show = (chosen) => {
    const panel = byId("proofs");
    panel.replaceChildren();
    if (!chosen.length) add(panel, "p", "Click a link to read the sentences that prove it, or a circle to see all its links.", "hint");
    for (const id of chosen) showEdge(panel, edges.get(id));
    panel.scrollTop = 0;
  };

  const checked = (attribute) => new Set(
    [...document.querySelectorAll(`input[data-${attribute}]:checked`)].map((box) => box.dataset[attribute]));

  const filter = () => {
    const words = byId("search").value.trim().toLowerCase();
    const authority = byId("authority").value;
    const acts = checked("act");
    const kinds = checked("kind");
    const allowed = new Set(data.nodes
      .filter((node) => kinds.has(node.kind) && (!authority || node.authority === authority)).map((node) => node.id));
    const found = new Set(data.nodes
      .filter((node) => allowed.has(node.id) && node.name.toLowerCase().includes(words)).map((node) => node.id));
    const shownEdges = data.edges.filter((edge) => acts.has(edge.act) && allowed.has(edge.from) && allowed.has(edge.to)
      && (!words || found.has(edge.from) || found.has(edge.to)));
    const touched = new Set(shownEdges.flatMap((edge) => [edge.from, edge.to]));
    const named = new Set(data.nodes.filter((node) => touched.has(node.id)).map((node) => node.authority));
    for (const node of data.nodes) if (node.kind === "authority" && allowed.has(node.id) && named.has(node.authority)) touched.add(node.id);
    const ids = new Set(shownEdges.map((edge) => edge.id));
    nodes.update(data.nodes.map((node) => ({ id: node.id, hidden: !(touched.has(node.id) || (words && found.has(node.id))) })));
    edges.update(data.edges.map((edge) => ({ id: edge.id, hidden: !ids.has(edge.id) })));
    const count = data.nodes.filter((node) => node.kind !== "authority" && !nodes.get(node.id).hidden).length;
    byId("count").textContent = `${count} shown, ${ids.size} links`;
    fit();
  };

  const fit = () => {
    const visible = nodes.getIds({ filter: (node) => !node.hidden });
    if (visible.length) network.fit({ nodes: visible, maxZoomLevel: 1.4 });
  };

  network.on("click", (event) => {
    const near = event.nodes.length
      ? network.getConnectedEdges(event.nodes[0]).filter((id) => !edges.get(id).hidden)
      : event.edges;
    show(near);
  });
  byId("search").addEventListener("input", filter);
  byId("authority").addEventListener("change", filter);
  for (const box of document.querySelectorAll("input[type=checkbox]")) box.addEventListener("change", filter);
  byId("fit").addEventListener("click", () => {
    byId("search").value = "";
    byId("authority").value = "";
    for (const box of document.querySelectorAll("input[type=checkbox]")) box.checked = true;
    show([]);
    filter();
  });
  filter();
})();
