<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en" language="de">
 <extra-glossary>
Glossary. Menus, buttons and tooltips use the infinitive and never address the person; sentences after a colon begin
with a capital letter. Terms that German users of the field use in English stay English.
accept: übernehmen; discard: verwerfen; canvas: Leinwand; picture: Bild; layer: Ebene; mask: Maske; selection: Auswahl
brush: Pinsel; eraser: Radierer; opacity: Deckkraft; flow: Fluss; hardness: Härte; feather: weiche Kante; blend mode: Mischmodus
colour picker: Pipette; magic wand: Zauberstab; crop frame: Ausschnittrahmen; padding: Randabstand; tile: Kachel
upscale: hochskalieren; repaint: neu malen; extend: erweitern; vary: variieren; generate: generieren
timeline: Zeitleiste; lane: Spur; frame (of a lane): Frame; playhead: Abspielkopf; branch, to branch, to fork: Zweig, abzweigen
step: Schritt; denoising step: Entrauschungsschritt; noise: Rauschen; noise level: Rauschpegel; noise schedule: Rauschplan
sampler, seed, prompt, guidance, checkpoint, sample, loss, batch, latents, LoRA, ControlNet: unchanged
CFG scale: CFG-Skala, as a field CFG; denoising strength: Entrauschungsstärke; spacing: Verteilung der Schritte
learning rate: Lernrate; run: Lauf; training run: Trainingslauf; preset: Vorlage; data set: Datensatz; held-out: zurückgehalten
latent space: latenter Raum; latent map: latente Karte; class, label: Klasse (label of training data: Label); network: Netz
recipe: Rezept; queue: Warteschlange; history: Verlauf; result: Ergebnis; workspace: Arbeitsbereich; panel: Bedienfeld
keep (under a name): aufbewahren; damaged: beschädigt; evaluation: Auswertung; metric: Kennzahl; mode collapse: Mode Collapse
Keys: Strg, Umschalt, Alt, Eingabe, Esc, Entf, Leertaste
</extra-glossary>
 <context>
  <name>studio</name>
  <message>
   <location filename="../../studio/ui/background.py" />
   <source>There is not enough memory for it.</source>
   <translation>Dafür reicht der Speicher nicht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/background.py" />
   <source>Unexpected error: {error}</source>
   <translation>Unerwarteter Fehler: {error}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/amount_dialog.py" />
   <source>Apply</source>
   <translation>Anwenden</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/amount_dialog.py" />
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/candidate_strip.py" />
   <source>Before: press and hold to see the picture without a result.</source>
   <translation>Vorher: gedrückt halten, um das Bild ohne Ergebnis zu sehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/candidate_strip.py" />
   <source>Results</source>
   <translation>Ergebnisse</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/candidate_strip.py" />
   <source>Arrow keys or 1 to 9 choose a result, S gives it a star, Delete discards it.</source>
   <translation>Pfeiltasten oder 1 bis 9 wählen ein Ergebnis, S gibt ihm einen Stern, Entf verwirft es.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/candidate_strip.py" />
   <source>Before</source>
   <translation>Vorher</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/candidate_strip.py" />
   <source>Result {index}. A star keeps it when others go.</source>
   <translation>Ergebnis {index}. Ein Stern bewahrt es, wenn die anderen verworfen werden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas.py" />
   <source>Canvas</source>
   <translation>Leinwand</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas.py" />
   <source>The picture and its mask. Drag to use the tool, hold Space to pan.</source>
   <translation>Das Bild und seine Maske. Ziehen benutzt das Werkzeug, gedrückte Leertaste verschiebt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas.py" />
   <source>The clipboard holds no picture. Copy a picture or its file, then paste again.</source>
   <translation>Die Zwischenablage enthält kein Bild. Ein Bild oder seine Datei kopieren, dann erneut einfügen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Upper left</source>
   <translation>Oben links</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Top</source>
   <translation>Oben</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Upper right</source>
   <translation>Oben rechts</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Left</source>
   <translation>Links</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Middle</source>
   <translation>Mitte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Right</source>
   <translation>Rechts</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Lower left</source>
   <translation>Unten links</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Bottom</source>
   <translation>Unten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Lower right</source>
   <translation>Unten rechts</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Canvas size</source>
   <translation>Leinwandgröße</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Layers keep what lies outside the canvas. The added area is transparent.</source>
   <translation>Ebenen behalten, was außerhalb der Leinwand liegt. Was hinzukommt, ist durchsichtig.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>The point of the picture that stays in place.</source>
   <translation>Welcher Punkt des Bildes an seinem Platz bleibt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Change</source>
   <translation>Änderung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Anchor</source>
   <translation>Anker</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/empty_state.py" />
   <source>Generate a picture, or drop, paste or open one.</source>
   <translation>Ein Bild generieren oder eines ablegen, einfügen oder öffnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/empty_state.py" />
   <source>Open picture…</source>
   <translation>Bild öffnen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/empty_state.py" />
   <source>Open picture</source>
   <translation>Bild öffnen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/empty_state.py" />
   <source>Open a picture file to paint a mask on.</source>
   <translation>Eine Bilddatei öffnen, um darauf eine Maske zu malen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/extend_dialog.py" />
   <source>Extend canvas</source>
   <translation>Leinwand erweitern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/extend_dialog.py" />
   <source>Extend</source>
   <translation>Erweitern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/extend_dialog.py" />
   <source>The added area is masked: Generate then fills it, and keeps the picture.</source>
   <translation>Was hinzukommt, wird maskiert: Generieren füllt es dann und behält das Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/extend_dialog.py" />
   <source>{width} × {height} becomes {width_2} × {height_2} pixels</source>
   <translation>Aus {width} × {height} werden {width_2} × {height_2} Pixel</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/extend_dialog.py" />
   <source>Pixels to add: {side}.</source>
   <translation>Hinzuzufügende Pixel: {side}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/filler.py" />
   <source>Text</source>
   <translation>Text</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/filler.py" />
   <source>Text to write as a layer:</source>
   <translation>Text, der als Ebene geschrieben wird:</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/filler.py" />
   <source>Write text</source>
   <translation>Text schreiben</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/frame_painter.py" />
   <source>{crop}, seen at {width} × {height}</source>
   <translation>{crop}, verarbeitet mit {width} × {height}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/image_size_dialog.py" />
   <source>Image size</source>
   <translation>Bildgröße</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/image_size_dialog.py" />
   <source>Picture, layers and mask are resampled with a Lanczos filter.</source>
   <translation>Bild, Ebenen und Maske werden mit dem Lanczos-Filter neu berechnet.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/image_size_dialog.py" />
   <source>Resample</source>
   <translation>Neu berechnen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/incoming.py" />
   <source>its 16-bit values were reduced to 8 bits</source>
   <translation>seine 16-Bit-Werte wurden auf 8 Bit verringert</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/incoming.py" />
   <source>the pasted picture</source>
   <translation>das eingefügte Bild</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/incoming.py" />
   <source>its colours were converted from its profile to sRGB</source>
   <translation>seine Farben wurden aus seinem Profil nach sRGB umgewandelt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/incoming.py" />
   <source>That picture has more than {max_pixels} megapixels.</source>
   <translation>Das Bild hat mehr als {max_pixels} Megapixel.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/incoming.py" />
   <source>its colours were converted from “{name}” to sRGB</source>
   <translation>seine Farben wurden von „{name}“ nach sRGB umgewandelt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/new_dialog.py" />
   <source>New picture</source>
   <translation>Neues Bild</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/new_dialog.py" />
   <source>Create</source>
   <translation>Anlegen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/new_dialog.py" />
   <source>At most {max_pixels} megapixels.</source>
   <translation>Höchstens {max_pixels} Megapixel.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/new_dialog.py" />
   <source>{width} × {height} pixels, white</source>
   <translation>{width} × {height} Pixel, weiß</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/new_dialog.py" />
   <source>Width</source>
   <translation>Breite</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/new_dialog.py" />
   <source>Height</source>
   <translation>Höhe</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/new_dialog.py" />
   <source>{label} of the canvas.</source>
   <translation>{label} der Leinwand.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/picture_view.py" />
   <source>Click: before / after</source>
   <translation>Klick: vorher / nachher</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/picture_view.py" />
   <source>Click or arrow keys: select</source>
   <translation>Klick oder Pfeiltasten: auswählen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/picture_view.py" />
   <source>1 to 9: choose · click: before / after</source>
   <translation>1 bis 9: wählen · Klick: vorher / nachher</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/selector.py" />
   <source>The selection was stopped, and so was what waited for it.</source>
   <translation>Die Auswahl wurde abgebrochen, und damit auch, was auf sie wartete.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/size_fields.py" />
   <source>Keep proportions</source>
   <translation>Seitenverhältnis beibehalten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/size_fields.py" />
   <source>Let height follow width, and width follow height.</source>
   <translation>Die Höhe der Breite folgen lassen und die Breite der Höhe.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/size_fields.py" />
   <source>New width in pixels.</source>
   <translation>Neue Breite in Pixeln.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/size_fields.py" />
   <source>New height in pixels.</source>
   <translation>Neue Höhe in Pixeln.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/transformer.py" />
   <source>Choose a layer to transform: a group is active.</source>
   <translation>Eine Ebene zum Transformieren wählen: Eine Gruppe ist aktiv.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/transformer.py" />
   <source>Mask what is to be transformed first.</source>
   <translation>Zuerst maskieren, was transformiert werden soll.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/transformer.py" />
   <source>Transform layer</source>
   <translation>Ebene transformieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/transformer.py" />
   <source>Choose a layer to transform: the mask is active.</source>
   <translation>Eine Ebene zum Transformieren wählen: Die Maske ist aktiv.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/transformer.py" />
   <source>The layer “{layer}” is locked.</source>
   <translation>Die Ebene „{layer}“ ist gesperrt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>no</source>
   <translation>nein</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>with the recipe's model and prompt</source>
   <translation>mit Modell und Prompt des Rezepts</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Upscale picture</source>
   <translation>Bild hochskalieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Upscaler</source>
   <translation>Hochskalierer</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>The model that upscales the picture; Add model takes .safetensors files of other programs.</source>
   <translation>Das Modell, das das Bild vergrößert; „Modell hinzufügen“ nimmt die .safetensors-Dateien anderer Programme.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Scale</source>
   <translation>Skala</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Refine</source>
   <translation>Verfeinern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Repaint the upscaled picture in tiles, which adds detail: image to image.</source>
   <translation>Das vergrößerte Bild in Kacheln neu malen, was Einzelheiten hinzufügt: Bild zu Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Denoising strength</source>
   <translation>Entrauschungsstärke</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Progress of upscaling</source>
   <translation>Fortschritt des Hochskalierens</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Upscale</source>
   <translation>Hochskalieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Upscale the picture; the result waits to be accepted.</source>
   <translation>Das Bild vergrößern; das Ergebnis wartet darauf, übernommen zu werden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Stop</source>
   <translation>Stopp</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Stop; the picture stays as it is.</source>
   <translation>Anhalten; das Bild bleibt, wie es ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Waiting for the engine…</source>
   <translation>Warten auf die Engine…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>There is no picture to upscale. Open or generate one first.</source>
   <translation>Es gibt kein Bild zum Hochskalieren. Zuerst eines öffnen oder generieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>How many times wider and higher the picture becomes.</source>
   <translation>Um welchen Faktor Breite und Höhe des Bildes wachsen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>How much refining changes: 0.3 adds detail, more changes shapes.</source>
   <translation>Wie viel das Verfeinern ändert: 0,3 fügt Einzelheiten hinzu, mehr ändert Formen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>none: Lanczos resampling</source>
   <translation>ohne: Lanczos-Filter</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>tile {done} of {total}</source>
   <translation>Kachel {done} von {total}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>{old} becomes {width} × {height} pixels</source>
   <translation>Aus {old} werden {width} × {height} Pixel</translation>
  </message>
  <message>
   <location filename="../../studio/ui/colour/colour_button.py" />
   <source>Foreground colour, which paints on a layer, over the background colour (Shift+X swaps them).</source>
   <translation>Vordergrundfarbe, mit der auf einer Ebene gemalt wird, über der Hintergrundfarbe (Umschalt+X tauscht sie).</translation>
  </message>
  <message>
   <location filename="../../studio/ui/colour/colour_button.py" />
   <source>Colour {hex}</source>
   <translation>Farbe {hex}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/colour/colour_popup.py" />
   <source>Colour as a hexadecimal number</source>
   <translation>Farbe als Hexadezimalzahl</translation>
  </message>
  <message>
   <location filename="../../studio/ui/colour/colour_popup.py" />
   <source>Red, green and blue as two hexadecimal digits each, such as #f08c2e.</source>
   <translation>Rot, Grün und Blau als je zwei Hexadezimalziffern, etwa #f08c2e.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/colour/colour_popup.py" />
   <source>Hex</source>
   <translation>Hex</translation>
  </message>
  <message>
   <location filename="../../studio/ui/colour/colour_popup.py" />
   <source>Recent</source>
   <translation>Zuletzt benutzt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/colour/colour_popup.py" />
   <source>In the picture</source>
   <translation>Im Bild</translation>
  </message>
  <message>
   <location filename="../../studio/ui/colour/colour_square.py" />
   <source>Colour square</source>
   <translation>Farbfeld</translation>
  </message>
  <message>
   <location filename="../../studio/ui/colour/colour_square.py" />
   <source>Saturation from left to right, brightness from bottom to top, hue in the bar.</source>
   <translation>Sättigung von links nach rechts, Helligkeit von unten nach oben, Farbton im Balken.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/colour/swatches.py" />
   <source>Colour {name}</source>
   <translation>Farbe {name}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/command_palette.py" />
   <source>Find command</source>
   <translation>Befehl suchen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/command_palette.py" />
   <source>Commands</source>
   <translation>Befehle</translation>
  </message>
  <message>
   <location filename="../../studio/ui/command_palette.py" />
   <source>No command matches.</source>
   <translation>Kein Befehl passt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Side by side</source>
   <translation>Nebeneinander</translation>
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Wipe</source>
   <translation>Wischen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Blink</source>
   <translation>Blinken</translation>
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Difference</source>
   <translation>Differenz</translation>
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>How both are shown</source>
   <translation>Wie beide gezeigt werden</translation>
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>How both are shown; the keys 1 to 4.</source>
   <translation>Wie beide gezeigt werden; die Tasten 1 bis 4.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Blink rate</source>
   <translation>Blinkfrequenz</translation>
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>How many times per second the pictures alternate.</source>
   <translation>Wie oft je Sekunde die Bilder wechseln.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Swap A and B</source>
   <translation>A und B tauschen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Exchange the places of both pictures.</source>
   <translation>Die Plätze beider Bilder tauschen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Same step</source>
   <translation>Gleicher Schritt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Keep both lanes at the same step while the playhead moves.</source>
   <translation>Beide Spuren auf demselben Schritt halten, während der Abspielkopf wandert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Close  Esc</source>
   <translation>Schließen  Esc</translation>
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Close comparison</source>
   <translation>Vergleich schließen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Show the canvas again.</source>
   <translation>Wieder die Leinwand zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_view.py" />
   <source>Comparison</source>
   <translation>Vergleich</translation>
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_view.py" />
   <source>1 to 4 choose how both are shown, T swaps what is seen, Esc leaves.</source>
   <translation>1 bis 4 wählen, wie beide gezeigt werden, T tauscht das Gezeigte, Esc beendet.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_view.py" />
   <source>0 … {largest} of 255</source>
   <translation>0 … {largest} von 255</translation>
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>Course</source>
   <translation>Kurs</translation>
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>Station of the course</source>
   <translation>Station des Kurses</translation>
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>The stations of the course; a check mark shows which are completed.</source>
   <translation>Die Stationen des Kurses; ein Häkchen zeigt, welche abgeschlossen sind.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>Previous station</source>
   <translation>Vorige Station</translation>
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>Go to the previous station.</source>
   <translation>Zur vorigen Station gehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>Next station</source>
   <translation>Nächste Station</translation>
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>Go to the next station.</source>
   <translation>Zur nächsten Station gehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>Set it up</source>
   <translation>Einrichten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>Show what this station needs, with its settings filled in.</source>
   <translation>Zeigen, was diese Station braucht, mit ausgefüllten Einstellungen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>Close course</source>
   <translation>Kurs schließen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>Close the course; Help &gt; Course opens it again.</source>
   <translation>Den Kurs schließen; Hilfe &gt; Kurs öffnet ihn wieder.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>{done} of {count} completed</source>
   <translation>{done} von {count} abgeschlossen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>✓ Done: {task}</source>
   <translation>✓ Erledigt: {task}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>To do: {task}</source>
   <translation>Zu tun: {task}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/dates.py" />
   <source>today {time}</source>
   <translation>heute {time}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>As needed</source>
   <translation>Bei Bedarf</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Saves memory only if the estimate says that it is needed.</source>
   <translation>Spart nur dort Speicher, wo es nach der Schätzung nötig ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Never</source>
   <translation>Nie</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Saves no memory, whatever the estimate says.</source>
   <translation>Spart keinen Speicher, was auch immer die Schätzung sagt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Decode in tiles</source>
   <translation>In Kacheln dekodieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Decodes large pictures in tiles, one after the other.</source>
   <translation>Dekodiert große Bilder in Kacheln, eine nach der anderen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Offload</source>
   <translation>Auslagern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Keeps one network at a time on the graphics card.</source>
   <translation>Hält immer nur ein Netz auf der Grafikkarte.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>8-bit weights</source>
   <translation>8-Bit-Gewichte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Stores the U-Net in 8 bits a number, which changes the picture a little.</source>
   <translation>Speichert das U-Net mit 8 Bit je Zahl, was das Bild ein wenig ändert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Automatic</source>
   <translation>Automatisch</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>32 bits on a processor; 16 bits on a graphics card for models made elsewhere.</source>
   <translation>32 Bit auf dem Prozessor; 16 Bit auf der Grafikkarte für Modelle von anderswo.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>32 bits</source>
   <translation>32 Bit</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Exact, and twice as large as 16 bits.</source>
   <translation>Genau, und doppelt so groß wie 16 Bit.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>16 bits with the range of 32; for newer devices.</source>
   <translation>16 Bit mit dem Wertebereich von 32; für neuere Geräte.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>16 bits, for graphics cards.</source>
   <translation>16 Bit, für Grafikkarten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Memory and speed</source>
   <translation>Speicher und Tempo</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Save memory</source>
   <translation>Speicher sparen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>How memory is saved for large models and pictures.</source>
   <translation>Wie für große Modelle und Bilder Speicher gespart wird.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Precision</source>
   <translation>Genauigkeit</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Number format of text-to-image models.</source>
   <translation>Zahlenformat der Text-zu-Bild-Modelle.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Loaded models</source>
   <translation>Geladene Modelle</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Turbo</source>
   <translation>Turbo</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Compile U-Nets in the background, on a graphics card.</source>
   <translation>Auf einer Grafikkarte U-Nets im Hintergrund kompilieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Reset</source>
   <translation>Zurücksetzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Set all of these to their defaults.</source>
   <translation>Alle diese Einstellungen auf ihre Vorgaben setzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Memory that loaded models may take together; 0 is half of the device's.</source>
   <translation>Speicher, den geladene Modelle zusammen belegen dürfen; 0 ist die Hälfte dessen, was das Gerät hat.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source> {device} has no use for Turbo and offloading.</source>
   <translation> {device} braucht weder Turbo noch Auslagern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>Tick Predict to let a model estimate the clean picture.</source>
   <translation>Vorhersagen ankreuzen, um ein Modell das saubere Bild schätzen zu lassen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>The model looks at xₜ …</source>
   <translation>Das Modell betrachtet xₜ …</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>Predict x₀ from here</source>
   <translation>x₀ von hier vorhersagen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>One evaluation of a model at xₜ: its estimate of the clean picture.</source>
   <translation>Eine Auswertung eines Modells bei xₜ: seine Schätzung des sauberen Bildes.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>Model</source>
   <translation>Modell</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>Label</source>
   <translation>Klasse</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>Prompt</source>
   <translation>Prompt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>Prompt of the prediction</source>
   <translation>Prompt der Vorhersage</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>The words that the model gets; empty for none.</source>
   <translation>Die Wörter, die das Modell bekommt; leer: keine.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>x̂₀ predicted from xₜ</source>
   <translation>x̂₀, aus xₜ vorhergesagt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>(xₜ - √(1 - ᾱₜ) · ε̂) / √ᾱₜ, with the network's ε̂.</source>
   <translation>(xₜ - √(1 - ᾱₜ) · ε̂) / √ᾱₜ, mit dem ε̂ des Netzes.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>The model that predicts the clean picture.</source>
   <translation>Das Modell, das das saubere Bild vorhersagt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>The class that the model gets.</source>
   <translation>Die Klasse, die das Modell bekommt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>none</source>
   <translation>ohne</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>{model} at {width} × {height}, its t = {timestep}, where ᾱ = {alpha_bar:.3g}</source>
   <translation>{model} bei {width} × {height}, sein t = {timestep}, wo ᾱ = {alpha_bar:.3g}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/explore_panel.py" />
   <source>Explore</source>
   <translation>Erkunden</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_tab.py" />
   <source>Forward process</source>
   <translation>Vorwärts</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>The schedules come from the engine, which is still starting.</source>
   <translation>Die Rauschpläne kommen von der Engine, die noch startet.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Open or generate a picture: it is noised here.</source>
   <translation>Ein Bild öffnen oder generieren: Hier wird es verrauscht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Drag in the charts to draw. ᾱ always falls: other parts of the curve yield.</source>
   <translation>In den Kurven ziehen, um zu zeichnen. ᾱ fällt immer: Andere Teile der Kurve geben nach.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Noise schedule</source>
   <translation>Rauschplan</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>How the noise level rises with t.</source>
   <translation>Wie der Rauschpegel mit t steigt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Seed</source>
   <translation>Seed</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Timestep t</source>
   <translation>Zeitschritt t</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>The timestep t.</source>
   <translation>Der Zeitschritt t.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>xₜ in one step</source>
   <translation>xₜ in einem Schritt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>xₜ₋₁ of the chain</source>
   <translation>xₜ₋₁ der Kette</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>The chain, one transition before xₜ.</source>
   <translation>Die Kette, einen Übergang vor xₜ.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>xₜ by the chain</source>
   <translation>xₜ durch die Kette</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>t + 1 times √(1 - β) · x + √β · ε, each time with new noise.</source>
   <translation>t + 1 mal √(1 - β) · x + √β · ε, jedes Mal mit neuem Rauschen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Undo stroke</source>
   <translation>Strich zurücknehmen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Take back the last change of the drawn schedule.</source>
   <translation>Die letzte Änderung des gezeichneten Rauschplans zurücknehmen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Start over</source>
   <translation>Neu beginnen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Draw on a copy of the schedule that was chosen before.</source>
   <translation>Auf einer Kopie des zuvor gewählten Rauschplans zeichnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Train on it</source>
   <translation>Damit trainieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Put the drawn schedule into the training recipe.</source>
   <translation>Den gezeichneten Rauschplan in das Trainingsrezept übernehmen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Values of xₜ</source>
   <translation>Werte von xₜ</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Number of timesteps of the schedule.</source>
   <translation>Anzahl der Zeitschritte des Rauschplans.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Seed of the noise.</source>
   <translation>Seed des Rauschens.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>
At the last t, ᾱ = {left:.2g}: sampling begins with pure noise, which the model has never seen.</source>
   <translation>
Beim letzten t ist ᾱ = {left:.2g}: Das Sampling beginnt mit reinem Rauschen, das das Modell nie gesehen hat.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>mean {mean:.3f}, std {deviation:.3f}
(expected {expected_mean:.3f}, {expected_deviation:.3f})</source>
   <translation>Mittel {mean:.3f}, Std.-Abw. {deviation:.3f}
(erwartet {expected_mean:.3f}, {expected_deviation:.3f})</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>values of {x} in one step (bars), and N(0, 1) (dashed)</source>
   <translation>Werte von {x} in einem Schritt (Balken) und N(0, 1) (gestrichelt)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>values of {x}: in one step (bars), by the chain (line), and N(0, 1) (dashed)</source>
   <translation>Werte von {x}: in einem Schritt (Balken), durch die Kette (Linie) und N(0, 1) (gestrichelt)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>mean {mean:.3f}, std {std:.3f}</source>
   <translation>Mittel {mean:.3f}, Std.-Abw. {std:.3f}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomalies.py" />
   <source>Only pictures that a model encodes have a reconstruction error: choose a data set, not samples or texts.</source>
   <translation>Nur Bilder, die ein Modell kodiert, haben einen Rekonstruktionsfehler: einen Datensatz wählen, keine Samples oder Texte.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomaly_view.py" />
   <source>Rank: each picture is encoded and decoded; the error tells how unlike the training data it is.</source>
   <translation>Rangfolge: Jedes Bild wird kodiert und dekodiert; der Fehler sagt, wie fremd es den Trainingsdaten ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomaly_view.py" />
   <source>Rank</source>
   <translation>Rangfolge</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomaly_view.py" />
   <source>Measure the reconstruction error of every picture on the map.</source>
   <translation>Den Rekonstruktionsfehler jedes Bildes der Karte messen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomaly_view.py" />
   <source>Select</source>
   <translation>Auswählen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomaly_view.py" />
   <source>Select the pictures above the threshold on the map.</source>
   <translation>Die Bilder über dem Schwellwert auf der Karte auswählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomaly_view.py" />
   <source>Pictures shown</source>
   <translation>Gezeigte Bilder</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomaly_view.py" />
   <source>The pictures with the largest errors, or those just above the threshold.</source>
   <translation>Die Bilder mit den größten Fehlern oder die knapp über dem Schwellwert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomaly_view.py" />
   <source>Anomalies</source>
   <translation>Anomalien</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomaly_view.py" />
   <source>Largest error</source>
   <translation>Größter Fehler</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomaly_view.py" />
   <source>At the threshold</source>
   <translation>Am Schwellwert</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomaly_view.py" />
   <source>{count:,} above {threshold:.4g}, {below:,} at or below: {share:.1%} are anomalies.</source>
   <translation>{count:,} über {threshold:.4g}, {below:,} höchstens so groß: {share:.1%} sind Anomalien.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/arithmetic.py" />
   <source>Select points on the map first; then set {group}.</source>
   <translation>Zuerst Punkte auf der Karte auswählen; dann {group} setzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/arithmetic_view.py" />
   <source>Select points on the map, then set A; B is subtracted, C is added.</source>
   <translation>Punkte auf der Karte auswählen, dann A setzen; B wird abgezogen, C addiert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/arithmetic_view.py" />
   <source>To canvas</source>
   <translation>Auf die Leinwand</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/arithmetic_view.py" />
   <source>Put the decoded result on the canvas; undo takes it back.</source>
   <translation>Das dekodierte Ergebnis auf die Leinwand legen; Rückgängig nimmt es zurück.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/arithmetic_view.py" />
   <source>Nearest in the data</source>
   <translation>Nächste in den Daten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/arithmetic_view.py" />
   <source>Clear</source>
   <translation>Leeren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/arithmetic_view.py" />
   <source>The result, decoded, and the nearest pictures of the data.</source>
   <translation>Das Ergebnis, dekodiert, und die nächsten Bilder der Daten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/arithmetic_view.py" />
   <source>Mean of {group}</source>
   <translation>Mittel von {group}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/arithmetic_view.py" />
   <source>Set {group}</source>
   <translation>{group} setzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/arithmetic_view.py" />
   <source>Make the selected points group {group}.</source>
   <translation>Die ausgewählten Punkte zur Gruppe {group} machen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/arithmetic_view.py" />
   <source>Leave group {group} out.</source>
   <translation>Gruppe {group} weglassen.</translation>
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/explore/latents/arithmetic_view.py" />
   <source>{count:,} points</source>
   <extracomment>for 1: {count:,} point</extracomment>
   <translation>
    <numerusform>{count:,} Punkt</numerusform>
    <numerusform>{count:,} Punkte</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/cloud_painter.py" />
   <source>and {more} more</source>
   <translation>und {more} weitere</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/error_histogram.py" />
   <source>Reconstruction errors</source>
   <translation>Rekonstruktionsfehler</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/error_histogram.py" />
   <source>Drag the threshold, or move it by arrow keys: pictures with a larger error are anomalies.</source>
   <translation>Den Schwellwert ziehen oder mit den Pfeiltasten verschieben: Bilder mit größerem Fehler sind Anomalien.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/error_histogram.py" />
   <source>mean squared error, counts on a square-root scale</source>
   <translation>mittlerer quadratischer Fehler, Anzahlen auf Wurzelskala</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/explanations.py" />
   <source>Choose a model and press Map: its encoder places every picture of the data in its latent space.</source>
   <translation>Ein Modell wählen und Karte drücken: Sein Encoder legt jedes Bild der Daten in seinen latenten Raum.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/explanations.py" />
   <source>No model here has a latent space. Train a VAE or an autoencoder in the Train workspace (F3).</source>
   <translation>Kein Modell hier hat einen latenten Raum. Im Arbeitsbereich Trainieren (F3) einen VAE oder Autoencoder trainieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/explanations.py" />
   <source>Drag: lasso. Shift: add. Wheel: zoom. Middle button or Space: pan. Click: put on the canvas.</source>
   <translation>Ziehen: Lasso. Umschalt: hinzufügen. Rad: Zoom. Mittlere Taste oder Leertaste: verschieben. Klick: auf die Leinwand setzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/explanations.py" />
   <source>PCA turns the codes z so that x and y are the two directions along which they vary most: p = Wᵀ(z - z̄), with the first two eigenvectors of the covariance in W (Pearson 1901). Points far apart here are far apart in the latent space; points near each other need not be near.</source>
   <translation>PCA dreht die Codes z so, dass x und y die beiden Richtungen sind, in denen sie am meisten streuen: p = Wᵀ(z - z̄), mit den ersten zwei Eigenvektoren der Kovarianz in W (Pearson 1901). Was hier weit auseinander liegt, liegt auch im latenten Raum weit auseinander; was hier nah liegt, muss dort nicht nah liegen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/explanations.py" />
   <source>LDA finds the directions w that separate the classes best, max wᵀBw / wᵀCw (Fisher 1936): the scatter B between the classes over the scatter C within them. It uses the classes' labels: it shows which classes the codes can separate, not where they vary most.</source>
   <translation>LDA findet die Richtungen w, die die Klassen am besten trennen, max wᵀBw / wᵀCw (Fisher 1936): die Streuung B zwischen den Klassen durch die Streuung C in ihnen. Sie benutzt die Klassen: Sie zeigt, welche Klassen die Codes trennen können, nicht, wo sie am meisten streuen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/explanations.py" />
   <source>t-SNE keeps neighbours together: it minimizes KL(P‖Q) = Σ pᵢⱼ log(pᵢⱼ / qᵢⱼ), with Gaussian similarities p of the codes and heavy-tailed q ∝ (1 + ‖yᵢ - yⱼ‖²)⁻¹ on the map (van der Maaten &amp; Hinton 2008, equations 2 to 4). Groups mean something; their distances and sizes do not.</source>
   <translation>t-SNE hält Nachbarn beisammen: Es minimiert KL(P‖Q) = Σ pᵢⱼ log(pᵢⱼ / qᵢⱼ), mit gaußschen Ähnlichkeiten p der Codes und q ∝ (1 + ‖yᵢ - yⱼ‖²)⁻¹ mit schweren Rändern auf der Karte (van der Maaten &amp; Hinton 2008, Gleichungen 2 bis 4). Gruppen bedeuten etwas; ihre Abstände und Größen nicht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/explanations.py" />
   <source>Two latent dimensions as they are, zᵢ and zⱼ. A VAE is trained so that all codes together follow N(0, I), by the term KL(q(z|x)‖p(z)) of its loss (Kingma &amp; Welling 2014, equation 10): where that has worked, the cloud is round, with its centre at 0.</source>
   <translation>Zwei latente Dimensionen, wie sie sind, zᵢ und zⱼ. Ein VAE wird so trainiert, dass alle Codes zusammen N(0, I) folgen, durch den Term KL(q(z|x)‖p(z)) seines Loss (Kingma &amp; Welling 2014, Gleichung 10): Wo das gelungen ist, ist die Wolke rund, mit ihrer Mitte bei 0.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/explanations.py" />
   <source>The code under the pointer is exact, since the space has two numbers: the canvas shows it decoded.</source>
   <translation>Der Code unter dem Zeiger ist genau, da der Raum zwei Zahlen hat: Die Leinwand zeigt ihn dekodiert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/explanations.py" />
   <source>The canvas shows the place under the pointer, decoded: the code z̄ + Wp in this plane, with the components outside the plane of the mean or of the nearest point.</source>
   <translation>Die Leinwand zeigt die Stelle unter dem Zeiger dekodiert: den Code z̄ + Wp in dieser Ebene, mit den Komponenten des Mittels oder des nächsten Punktes außerhalb der Ebene.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/explanations.py" />
   <source>A place of this map has no code of its own: the canvas shows the mean of the four nearest points' codes, weighted by 1 / d², decoded.</source>
   <translation>Eine Stelle dieser Karte hat keinen eigenen Code: Die Leinwand zeigt das Mittel der Codes der vier nächsten Punkte dekodiert, gewichtet mit 1 / d².</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/explanations.py" />
   <source>A text's code is the mean of the text encoder's states over its tokens. It has no picture; a click puts the text into the recipe.</source>
   <translation>Der Code eines Textes ist das Mittel der Zustände des Textencoders über seine Token. Er hat kein Bild; ein Klick übernimmt den Text in das Rezept.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/films.py" />
   <source>Select two or more points on the map: the film leads from each to the next.</source>
   <translation>Zwei oder mehr Punkte auf der Karte auswählen: Der Film führt von jedem zum nächsten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/films.py" />
   <source>The codes of texts cannot be decoded: lead the film between two prompts instead.</source>
   <translation>Die Codes von Texten lassen sich nicht dekodieren: Den Film stattdessen zwischen zwei Prompts führen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/films.py" />
   <source> to </source>
   <translation> bis </translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/films.py" />
   <source>{ends}, through {count} points</source>
   <translation>{ends}, durch {count} Punkte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/films.py" />
   <source>seed {first} to {last}</source>
   <translation>Seed {first} bis {last}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/films.py" />
   <source>seed {first}</source>
   <translation>Seed {first}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/films.py" />
   <source>{start} to {to_prompt}, {title}</source>
   <translation>{start} bis {to_prompt}, {title}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/films.py" />
   <source>no prompt</source>
   <translation>kein Prompt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/films.py" />
   <source>The film is a lane of the timeline: {available} frames.</source>
   <translation>Der Film ist eine Spur der Zeitleiste: {available} Frames.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_tab.py" />
   <source>There is no map yet: choose a model and press Map.</source>
   <translation>Noch gibt es keine Karte: ein Modell wählen und Karte drücken.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_tab.py" />
   <source>Latent map</source>
   <translation>Latente Karte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_tab.py" />
   <source>The pictures of the map are damaged.</source>
   <translation>Die Bilder der Karte sind beschädigt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_tab.py" />
   <source>t-SNE was stopped so that the picture can be generated.</source>
   <translation>t-SNE wurde angehalten, damit das Bild generiert werden kann.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_tab.py" />
   <source>Picture from the latent map</source>
   <translation>Bild aus der latenten Karte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_tab.py" />
   <source>Stopped.</source>
   <translation>Angehalten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_tab.py" />
   <source>The pictures of the map could not be read.</source>
   <translation>Die Bilder der Karte konnten nicht gelesen werden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_tab.py" />
   <source>A manifold needs a VAE or GAN with two latent numbers; this one has {dimensions}.</source>
   <translation>Eine Mannigfaltigkeit braucht einen VAE oder ein GAN mit zwei latenten Zahlen; dieses hat {dimensions}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>Below the map</source>
   <translation>Unter der Karte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>What to do with the points.</source>
   <translation>Was mit den Punkten geschieht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>Off the plane</source>
   <translation>Außerhalb der Ebene</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>The components of a decoded code outside the map's plane: those of the mean, or of the nearest point.</source>
   <translation>Die Komponenten eines dekodierten Codes außerhalb der Kartenebene: die des Mittels oder des nächsten Punktes.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>Place picture</source>
   <translation>Bild einordnen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>Encode the picture of the canvas, or pictures of files, and show where they lie.</source>
   <translation>Das Bild der Leinwand oder Bilder aus Dateien kodieren und zeigen, wo sie liegen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>Make a film</source>
   <translation>Film erstellen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>between the classes</source>
   <translation>zwischen den Klassen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>of the variance</source>
   <translation>der Varianz</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>Path</source>
   <translation>Weg</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>Arithmetic</source>
   <translation>Arithmetik</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>Mean of the codes</source>
   <translation>Mittel der Codes</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>Nearest point</source>
   <translation>Nächster Punkt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>{dimensions:,} latent numbers</source>
   <translation>{dimensions:,} latente Zahlen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>settled</source>
   <translation>zur Ruhe gekommen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>{count:,} of {data}
{keys}</source>
   <translation>{data}: {count:,}
{keys}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>iteration {iteration:,}</source>
   <translation>Iteration {iteration:,}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>a penguin
a red apple
a green apple
a penguin in the snow
an owl
a red heart
a blue heart
a sailboat</source>
   <translation>a penguin
a red apple
a green apple
a penguin in the snow
an owl
a red heart
a blue heart
a sailboat</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Its own data</source>
   <translation>Eigene</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Digits</source>
   <translation>Ziffern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Axes</source>
   <translation>Achsen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Data</source>
   <translation>Daten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Points</source>
   <translation>Punkte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Map</source>
   <translation>Karte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Encode the pictures and lay their codes out.</source>
   <translation>Die Bilder kodieren und ihre Codes auslegen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>End the computation; t-SNE keeps its current state.</source>
   <translation>Die Berechnung beenden; t-SNE bleibt, wie es bis dahin ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Stop mapping</source>
   <translation>Kartierung anhalten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Method</source>
   <translation>Verfahren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>How the codes are laid out on a plane.</source>
   <translation>Wie die Codes auf einer Ebene ausgelegt werden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Points as</source>
   <translation>Punkte als</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>How points are shown.</source>
   <translation>Wie Punkte gezeigt werden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Decode as</source>
   <translation>Dekodieren als</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Texts</source>
   <translation>Texte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>The texts to encode, one a line.</source>
   <translation>Die zu kodierenden Texte, je Zeile einer.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Folder of pictures</source>
   <translation>Ordner mit Bildern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>The model whose latent space is shown.</source>
   <translation>Das Modell, dessen latenter Raum gezeigt wird.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>The pictures that are encoded; for a GAN, samples it makes.</source>
   <translation>Die Bilder, die kodiert werden; bei einem GAN seine Samples.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Maximum number of points; of more, evenly spaced ones are taken.</source>
   <translation>Höchstzahl der Punkte; von mehr werden gleichmäßig verteilte genommen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Seed of t-SNE and of drawn samples.</source>
   <translation>Seed von t-SNE und von gezogenen Samples.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>The class of decoded pictures.</source>
   <translation>Die Klasse der dekodierten Bilder.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Dots</source>
   <translation>Punkte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Pictures</source>
   <translation>Bilder</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Its own samples</source>
   <translation>Eigene Samples</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Folder…</source>
   <translation>Ordner…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>The latent number along {name}.</source>
   <translation>Die latente Zahl entlang {name}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_saving.py" />
   <source>Picture of the map (*.png);;Points (*.csv)</source>
   <translation>Bild der Karte (*.png);;Punkte (*.csv)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_saving.py" />
   <source>Save map</source>
   <translation>Karte speichern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_saving.py" />
   <source>There is no map to save yet.</source>
   <translation>Noch gibt es keine Karte zum Speichern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_saving.py" />
   <source>Saved {path}.</source>
   <translation>{path} gespeichert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Select two or more points on the map: click one, and further ones with Shift.</source>
   <translation>Zwei oder mehr Punkte auf der Karte auswählen: einen anklicken, weitere mit Umschalt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Path between</source>
   <translation>Weg zwischen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>The start and the end of the film.</source>
   <translation>Anfang und Ende des Films.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Line</source>
   <translation>Linie</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Straight lines, or great circles, on which noise keeps its strength.</source>
   <translation>Gerade Linien oder Großkreise, auf denen Rauschen seine Stärke behält.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Frames</source>
   <translation>Frames</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Frame of the film</source>
   <translation>Frame des Films</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Scrub the film; it is a lane of the timeline, which the Watch workspace (F2) shows.</source>
   <translation>Durch den Film fahren; er ist eine Spur der Zeitleiste, die der Arbeitsbereich Beobachten (F2) zeigt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Length of the film, both ends included.</source>
   <translation>Länge des Films, beide Enden eingeschlossen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>The model that makes pictures of the noises, by DDIM.</source>
   <translation>Das Modell, das aus dem Rauschen mit DDIM Bilder macht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>From prompt</source>
   <translation>Von Prompt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>To prompt</source>
   <translation>Zu Prompt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Points of the map</source>
   <translation>Punkte der Karte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Noises and prompts</source>
   <translation>Rauschen und Prompts</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Straight</source>
   <translation>Gerade</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Great circle</source>
   <translation>Großkreis</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>From seed</source>
   <translation>Von Seed</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>To seed</source>
   <translation>Zu Seed</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>{name} this prompt; for models with a prompt.</source>
   <translation>{name} dieser Prompt; für Modelle mit Prompt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>A path through {count:,} points, in the order of the selection.</source>
   <translation>Ein Weg durch {count:,} Punkte in der Reihenfolge der Auswahl.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>{name} of the starting noise.</source>
   <translation>{name} des Anfangsrauschens.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/picture_strip.py" />
   <source>Click a picture to put it on the canvas.</source>
   <translation>Ein Bild anklicken, um es auf die Leinwand zu legen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/placing.py" />
   <source>Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff)</source>
   <translation>Bilder (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/placing.py" />
   <source>Place pictures on map</source>
   <translation>Bilder auf der Karte einordnen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/placing.py" />
   <source>There is no picture on the canvas.</source>
   <translation>Auf der Leinwand ist kein Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/placing.py" />
   <source>canvas {number}</source>
   <translation>Leinwand {number}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/placing.py" />
   <source>At most {most} pictures can be placed on a map.</source>
   <translation>Auf einer Karte haben höchstens {most} Bilder Platz.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/placing.py" />
   <source>{name} lies nearest to: {near}.</source>
   <translation>{name} liegt am nächsten bei: {near}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/placing.py" />
   <source>Could not make a temporary folder: {why}.</source>
   <translation>Ein temporärer Ordner konnte nicht angelegt werden: {why}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_tab.py" />
   <source>Network</source>
   <translation>Netz</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>A denoising network receives the noisy picture and the timestep, and predicts the noise. The U-Net (Ronneberger, Fischer and Brox 2015) halves the resolution from level to level and has more channels, so that the lowest level sees the whole picture at once; on the way up, skip connections bring back the detail that was lost. Time (Ho, Jain and Abbeel 2020) and label are added in every block; a prompt is read by cross-attention (Rombach et al. 2022). A marks self-attention, P cross-attention to the prompt.</source>
   <translation>Ein Entrauschungsnetz erhält das verrauschte Bild und den Zeitschritt und sagt das Rauschen vorher. Das U-Net (Ronneberger, Fischer und Brox 2015) halbiert von Stufe zu Stufe die Auflösung und hat mehr Kanäle, sodass die unterste Stufe das ganze Bild auf einmal sieht; auf dem Weg nach oben bringen Skip Connections die verlorenen Einzelheiten zurück. Zeit (Ho, Jain und Abbeel 2020) und Klasse kommen in jedem Block hinzu; ein Prompt wird durch Cross-Attention gelesen (Rombach et al. 2022). A steht für Self-Attention, P für Cross-Attention auf den Prompt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>The network is described by the engine, which is busy or still starting.</source>
   <translation>Das Netz wird von der Engine beschrieben, die beschäftigt ist oder noch startet.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>self-attention</source>
   <translation>Self-Attention</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>cross-attention to the prompt</source>
   <translation>Cross-Attention auf den Prompt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>1 tensor goes</source>
   <translation>1 Tensor geht</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>Stages of the network</source>
   <translation>Stufen des Netzes</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>{stage}: output {shape}, {parameters:,} weights</source>
   <translation>{stage}: Ausgabe {shape}, {parameters:,} Gewichte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>{title}: {network}, {parameters:,} weights. Its input is {c} x {h} x {w} (channels x height x width).</source>
   <translation>{title}: {network}, {parameters:,} Gewichte. Seine Eingabe ist {c} x {h} x {w} (Kanäle x Höhe x Breite).</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>Point at a stage, or choose one with Left and Right.</source>
   <translation>Auf eine Stufe zeigen oder eine mit Links und Rechts wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>{skipped} tensors go</source>
   <translation>{skipped} Tensoren gehen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>{tensors} to {name} by skip connection</source>
   <translation>{tensors} durch eine Skip Connection zu {name}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>joined with the output of {received}</source>
   <translation>verbunden mit der Ausgabe von {received}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source> and </source>
   <translation> und </translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_tab.py" />
   <source>Pixels</source>
   <translation>Pixel</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Red</source>
   <translation>Rot</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Green</source>
   <translation>Grün</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Blue</source>
   <translation>Blau</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Alpha</source>
   <translation>Alpha</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Matrix of pixel values</source>
   <translation>Matrix der Pixelwerte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Part</source>
   <translation>Ausschnitt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>The pixels around the pointer, or the box around the mask; arrow keys move over it, with Shift farther.</source>
   <translation>Die Pixel um den Zeiger oder das Rechteck um die Maske; Pfeiltasten wandern darüber, mit Umschalt weiter.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Copy</source>
   <translation>Kopieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Copy the numbers of the part as a table; at the pointer, the visible ones.</source>
   <translation>Die Zahlen des Ausschnitts als Tabelle kopieren; am Zeiger die gezeigten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Channel</source>
   <translation>Kanal</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>The channel shown.</source>
   <translation>Der gezeigte Kanal.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>As in a file, or as a network sees it.</source>
   <translation>Wie in einer Datei oder wie ein Netz sie sieht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Values of the channels</source>
   <translation>Werte der Kanäle</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>the picture</source>
   <translation>das Bild</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>this picture</source>
   <translation>dieses Bild</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>elements</source>
   <translation>Elemente</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>as uint8</source>
   <translation>als uint8</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>as float32</source>
   <translation>als float32</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>latents</source>
   <translation>Latents</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Open or generate a picture.</source>
   <translation>Ein Bild öffnen oder generieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Channels</source>
   <translation>Kanäle</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Histogram</source>
   <translation>Histogramm</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Memory</source>
   <translation>Speicher</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>At the pointer</source>
   <translation>Am Zeiger</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Masked part</source>
   <translation>Maskierter Teil</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>0 to 255</source>
   <translation>0 bis 255</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>-1 to 1</source>
   <translation>-1 bis 1</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>the masked part, {width} × {height}</source>
   <translation>der maskierte Teil, {width} × {height}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>values of {what}</source>
   <translation>Werte: {what}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Diffusion</source>
   <translation>Diffusion</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Heun, probability flow</source>
   <translation>Heun, Probability Flow</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Distribution</source>
   <translation>Verteilung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>The distribution to learn.</source>
   <translation>Die Verteilung, die gelernt werden soll.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Draw…</source>
   <translation>Zeichnen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Draw a distribution</source>
   <translation>Eine Verteilung zeichnen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Draw the points by hand.</source>
   <translation>Die Punkte von Hand zeichnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>The model that learns the distribution.</source>
   <translation>Das Modell, das die Verteilung lernt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Schedule</source>
   <translation>Rauschplan</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Rate</source>
   <translation>Rate</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Sampler</source>
   <translation>Sampler</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>How points move from noise to data.</source>
   <translation>Wie Punkte vom Rauschen zu den Daten wandern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Steps</source>
   <translation>Schritte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Factor on the model's own learning rate.</source>
   <translation>Faktor auf die eigene Lernrate des Modells.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Seed of the initial weights, the batches and the noise.</source>
   <translation>Seed der Anfangsgewichte, der Batches und des Rauschens.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Denoising steps of the path: more follow it more exactly.</source>
   <translation>Entrauschungsschritte des Weges: Mehr folgen ihm genauer.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_tab.py" />
   <source>Plane</source>
   <translation>2-D</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Press Train.</source>
   <translation>Trainieren drücken.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Draw the points first.</source>
   <translation>Zuerst die Punkte zeichnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>The engine is still starting.</source>
   <translation>Die Engine startet noch.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>All samplers from the same noise, with equally many evaluations of the network.</source>
   <translation>Alle Sampler aus demselben Rauschen, mit gleich vielen Auswertungen des Netzes.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>density of the samples</source>
   <translation>Dichte der Samples</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>exact density</source>
   <translation>exakte Dichte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>score of the model</source>
   <translation>Score des Modells</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>exact score</source>
   <translation>exakter Score</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>model and exact (coloured)</source>
   <translation>Modell und exakt (farbig)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>model minus exact</source>
   <translation>Modell minus exakt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Train</source>
   <translation>Trainieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Train the model while its samples are shown.</source>
   <translation>Das Modell trainieren, während seine Samples gezeigt werden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>One training step.</source>
   <translation>Ein Trainingsschritt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>One step of the discriminator: it learns to tell data from samples.</source>
   <translation>Ein Schritt des Diskriminators: Er lernt, Daten von Samples zu unterscheiden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>One step of the generator: it learns to fool the discriminator.</source>
   <translation>Ein Schritt des Generators: Er lernt, den Diskriminator zu täuschen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Reset the model to its initial weights.</source>
   <translation>Das Modell auf seine Anfangsgewichte zurücksetzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Race samplers</source>
   <translation>Sampler-Rennen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Evaluations</source>
   <translation>Auswertungen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Points of the plane</source>
   <translation>Punkte der Ebene</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Shade</source>
   <translation>Schattierung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>The values that shade the plane.</source>
   <translation>Die Werte, die die Ebene schattieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Arrows</source>
   <translation>Pfeile</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>The vector field at the current t.</source>
   <translation>Das Vektorfeld beim aktuellen t.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Paths</source>
   <translation>Wege</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>The paths of some points up to here.</source>
   <translation>Die Wege einiger Punkte bis hierher.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Points of the data.</source>
   <translation>Punkte der Daten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Play</source>
   <translation>Abspielen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Play the points' paths from noise to data in a loop.</source>
   <translation>Die Wege der Punkte vom Rauschen zu den Daten in einer Schleife abspielen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>From noise to data</source>
   <translation>Vom Rauschen zu den Daten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>The state between noise and data.</source>
   <translation>Der Zustand zwischen Rauschen und Daten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Training step</source>
   <translation>Trainingsschritt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>The training step whose model is shown.</source>
   <translation>Der Trainingsschritt, dessen Modell gezeigt wird.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>data</source>
   <translation>Daten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Pause</source>
   <translation>Pause</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Step both</source>
   <translation>Beide weiter</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Step</source>
   <translation>Schritt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Step D</source>
   <translation>D weiter</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Step G</source>
   <translation>G weiter</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Evaluations of the network for each sampler.</source>
   <translation>Auswertungen des Netzes für jeden Sampler.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>The nearer the energy distance to the data is to 0, the better the samples.</source>
   <translation>Je näher die Energiedistanz zu den Daten bei 0 liegt, desto besser die Samples.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>energy distance of the samples to the data {distance:.3f}</source>
   <translation>Energiedistanz der Samples zu den Daten {distance:.3f}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>{where}, ᾱ = {alphas_cumprod:.4g}; {evaluations} evaluations; {distance}</source>
   <translation>{where}, ᾱ = {alphas_cumprod:.4g}; {evaluations} Auswertungen; {distance}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>{text}; error of ε {error:.3f} ({accuracy})</source>
   <translation>{text}; Fehler von ε {error:.3f} ({accuracy})</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>{title}
distance {distance:.3f}, {evaluations} evaluations</source>
   <translation>{title}
Abstand {distance:.3f}, {evaluations} Auswertungen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source> (shown: {step:,})</source>
   <translation> (gezeigt: {step:,})</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>training step {step:,}{shown}    {losses}</source>
   <translation>Trainingsschritt {step:,}{shown}    {losses}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Samplers belong to diffusion models.</source>
   <translation>Sampler gehören zu Diffusionsmodellen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>latents z</source>
   <translation>Latents z</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>output of the network for z</source>
   <translation>Ausgabe des Netzes für z</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/schedule_charts.py" />
   <source>Drag to draw the schedule; up and down keys move it at the marker.</source>
   <translation>Ziehen, um den Rauschplan zu zeichnen; Pfeil auf und ab verschieben ihn an der Markierung.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/schedule_charts.py" />
   <source>Linear</source>
   <translation>Linear</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/schedule_charts.py" />
   <source>Cosine</source>
   <translation>Kosinus</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/schedule_charts.py" />
   <source>Exponential</source>
   <translation>Exponentiell</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/schedule_charts.py" />
   <source>Sigmoid</source>
   <translation>Sigmoid</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/schedule_charts.py" />
   <source>Scaled linear</source>
   <translation>Skaliert linear</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/schedule_charts.py" />
   <source>Drawn</source>
   <translation>Gezeichnet</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/schedule_charts.py" />
   <source>Signal level of all schedules</source>
   <translation>Signalpegel aller Rauschpläne</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/schedule_charts.py" />
   <source>Signal-to-noise ratio of all schedules</source>
   <translation>Signal-Rausch-Verhältnis aller Rauschpläne</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/schedule_charts.py" />
   <source>log10 SNR, in the same colours</source>
   <translation>log10 SNR, in denselben Farben</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_tab.py" />
   <source>Two times</source>
   <translation>Zwei Zeiten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_tab.py" />
   <source>The first checkpoint is sampled …</source>
   <translation>Der erste Checkpoint wird gesampelt …</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_tab.py" />
   <source>Sample all checkpoints</source>
   <translation>Alle Checkpoints sampeln</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Choose a run and press Sample all checkpoints.</source>
   <translation>Einen Lauf wählen und „Alle Checkpoints sampeln“ drücken.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>There is no training run with checkpoints yet. Train a diffusion model first.</source>
   <translation>Noch gibt es keinen Trainingslauf mit Checkpoints. Zuerst ein Diffusionsmodell trainieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Training run</source>
   <translation>Trainingslauf</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Shown</source>
   <translation>Gezeigt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>The estimates of the clean picture, or the noisy states.</source>
   <translation>Die Schätzungen des sauberen Bildes oder die verrauschten Zustände.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Denoise the same noise by each checkpoint of the run.</source>
   <translation>Dasselbe Rauschen mit jedem Checkpoint des Laufs entrauschen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Training steps by denoising steps</source>
   <translation>Trainingsschritte mal Entrauschungsschritte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>The training step.</source>
   <translation>Der Trainingsschritt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Denoising step</source>
   <translation>Entrauschungsschritt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>The denoising step.</source>
   <translation>Der Entrauschungsschritt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>The chosen cell</source>
   <translation>Die gewählte Zelle</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Put the chosen picture on the canvas.</source>
   <translation>Das gewählte Bild auf die Leinwand legen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Branch run here</source>
   <translation>Lauf hier abzweigen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Prepare a training run that continues from this checkpoint.</source>
   <translation>Einen Trainingslauf vorbereiten, der von diesem Checkpoint aus weitermacht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Generate this row</source>
   <translation>Diese Zeile generieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Generate it by this checkpoint, and go to this step in the timeline: there it can be forked.</source>
   <translation>Mit diesem Checkpoint generieren und in der Zeitleiste zu diesem Schritt gehen: Dort kann man davon abzweigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>The training run whose checkpoints sample.</source>
   <translation>Der Trainingslauf, dessen Checkpoints sampeln.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>The class to sample.</source>
   <translation>Die Klasse, die gesampelt wird.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Denoising steps.</source>
   <translation>Entrauschungsschritte.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>random</source>
   <translation>zufällig</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>training step {steps_of_row:,}
denoising step {step} of {steps}, t = {timestep}</source>
   <translation>Trainingsschritt {steps_of_row:,}
Entrauschungsschritt {step} von {steps}, t = {timestep}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_tab.py" />
   <source>The attention of this lane cannot be shown: it has no prompt, or one with weights, changes or LoRAs.</source>
   <translation>Die Attention dieser Spur lässt sich nicht zeigen: Sie hat keinen Prompt oder einen mit Gewichten, Änderungen oder LoRAs.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_tab.py" />
   <source>The attention can be shown once the picture is finished.</source>
   <translation>Die Attention lässt sich zeigen, sobald das Bild fertig ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_tab.py" />
   <source>Words</source>
   <translation>Wörter</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_tab.py" />
   <source>Computing the attention …</source>
   <translation>Die Attention wird berechnet …</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_tab.py" />
   <source>Save attention</source>
   <translation>Attention speichern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_tab.py" />
   <source>all</source>
   <translation>alle</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_tab.py" />
   <source>{path} is saved.</source>
   <translation>{path} ist gespeichert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>Select a lane of a text-to-image model in the timeline, and press Show attention.</source>
   <translation>In der Zeitleiste eine Spur eines Text-zu-Bild-Modells auswählen und „Attention zeigen“ drücken.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>Attention layer</source>
   <translation>Attention-Schicht</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>Heads</source>
   <translation>Köpfe</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>Show attention</source>
   <translation>Attention zeigen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>Compute the cross-attention to each word of the prompt, over all steps of the lane.</source>
   <translation>Die Cross-Attention zu jedem Wort des Prompts über alle Schritte der Spur berechnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>Words by denoising steps</source>
   <translation>Wörter mal Entrauschungsschritte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>The chosen word and step</source>
   <translation>Das gewählte Wort und der Schritt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>Attention to each word over the steps</source>
   <translation>Attention auf jedes Wort über die Schritte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>mean attention</source>
   <translation>mittlere Attention</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>step</source>
   <translation>Schritt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>Save picture…</source>
   <translation>Bild speichern…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>Save all words and steps as a PNG.</source>
   <translation>Alle Wörter und Schritte als PNG speichern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>Save table…</source>
   <translation>Tabelle speichern…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>Save the curves as a CSV file.</source>
   <translation>Die Kurven als CSV-Datei speichern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>The cross-attention layer; all: their mean.</source>
   <translation>Die Cross-Attention-Schicht; alle: ihr Mittel.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>A quarter of the layer's attention heads; all: their mean.</source>
   <translation>Ein Viertel der Attention-Köpfe der Schicht; alle: ihr Mittel.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>step {frame} of {total}</source>
   <translation>Schritt {frame} von {total}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>“{word}” at step {step}, t = {timestep}: {share:.1%} of the attention</source>
   <translation>„{word}“ bei Schritt {step}, t = {timestep}: {share:.1%} der Attention</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>group {g} of {head_groups}</source>
   <translation>Gruppe {g} von {head_groups}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>MP4 needs PyAV: pip install "denoise-studio[video]", or choose WebP.</source>
   <translation>MP4 braucht PyAV: pip install "denoise-studio[video]", oder WebP wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Animated PNG (*.png)</source>
   <translation>Animiertes PNG (*.png)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Numbered PNGs</source>
   <translation>Nummerierte PNGs</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Contact sheet</source>
   <translation>Kontaktbogen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Film</source>
   <translation>Film</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Lanes of the film</source>
   <translation>Spuren des Films</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>The checked lanes are shown side by side, from left to right.</source>
   <translation>Die angekreuzten Spuren stehen von links nach rechts nebeneinander.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Format</source>
   <translation>Format</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>The film's file format.</source>
   <translation>Das Dateiformat des Films.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>The noisy states, or the predicted pictures.</source>
   <translation>Die verrauschten Zustände oder die vorhergesagten Bilder.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Speed</source>
   <translation>Tempo</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Size</source>
   <translation>Größe</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>How many times wider and higher the pictures become.</source>
   <translation>Um wie viel Mal breiter und höher die Bilder werden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Progress of the film</source>
   <translation>Fortschritt des Films</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Make film…</source>
   <translation>Film erstellen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Choose where it goes, and make it.</source>
   <translation>Wählen, wohin er kommt, und ihn erstellen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Stop; no file is written.</source>
   <translation>Anhalten; es wird keine Datei geschrieben.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>No lane of the timeline has its frames on disk: generate or train first.</source>
   <translation>Keine Spur der Zeitleiste hat ihre Frames auf der Platte: zuerst generieren oder trainieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Frames per second; the whole film of 20 steps takes 2 s at 10.</source>
   <translation>Frames je Sekunde; der ganze Film mit 20 Schritten dauert bei 10 genau 2 s.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Writing the file…</source>
   <translation>Die Datei wird geschrieben…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Check at least one lane.</source>
   <translation>Mindestens eine Spur ankreuzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Predicted x0</source>
   <translation>Vorhergesagtes x0</translation>
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>frame {done} of {total}</source>
   <translation>Frame {done} von {total}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Paint a colour; erase to noise, from which anything may come; restore the frame; mask where the branch may differ. The keys 1 to 5.</source>
   <translation>Eine Farbe malen; zu Rauschen radieren, aus dem alles werden kann; den Frame wiederherstellen; maskieren, wo der Zweig abweichen darf. Die Tasten 1 bis 5.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Paint</source>
   <translation>Malen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Noise</source>
   <translation>Rauschen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Restore</source>
   <translation>Wiederherstellen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Mask</source>
   <translation>Maske</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Unmask</source>
   <translation>Demaskieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Around paint</source>
   <translation>Um das Gemalte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>In mask</source>
   <translation>In der Maske</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Everywhere</source>
   <translation>Überall</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Tool</source>
   <translation>Werkzeug</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Hold</source>
   <translation>Halten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Where the branch may differ</source>
   <translation>Wo der Zweig abweichen darf</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Where the picture may change; elsewhere it stays as it was.</source>
   <translation>Wo das Bild sich ändern darf; sonst bleibt es, wie es war.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Continue  Enter</source>
   <translation>Weiter  Eingabe</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Continue from the painted frame</source>
   <translation>Vom bemalten Frame weitermachen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Denoise again from the painted frame on, as a branch.</source>
   <translation>Diesen und alle späteren Schritte vom bemalten Frame aus neu machen, als Zweig.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Close without continuing</source>
   <translation>Schließen, ohne weiterzumachen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Show the canvas again; what was painted is kept until another frame is chosen.</source>
   <translation>Wieder die Leinwand zeigen; Gemaltes bleibt, bis ein anderer Frame gewählt wird.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Colour</source>
   <translation>Farbe</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>The colour to paint with; Alt and a click take one from the picture.</source>
   <translation>Die Farbe zum Malen; Alt und ein Klick nehmen eine aus dem Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Diameter of the brush; [ and ] change it.</source>
   <translation>Durchmesser des Pinsels; [ und ] ändern ihn.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>The paint is kept for this share of the remaining steps; then the model may change it.</source>
   <translation>Für diesen Anteil der restlichen Schritte bleibt das Gemalte; danach darf das Modell es ändern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_view.py" />
   <source>Painted frame</source>
   <translation>Bemalter Frame</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_view.py" />
   <source>Drag to paint, hold Space to pan; Enter continues from here, Esc leaves.</source>
   <translation>Ziehen malt, gedrückte Leertaste verschiebt; Eingabe macht von hier weiter, Esc beendet.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_view.py" />
   <source>The clipboard holds no picture. Copy a picture, then paste again.</source>
   <translation>Die Zwischenablage enthält kein Bild. Ein Bild kopieren, dann erneut einfügen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>ddim, euler, dpmpp_2m</source>
   <translation>ddim, euler, dpmpp_2m</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>auto, karras</source>
   <translation>auto, karras</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>searched, first replacement, second</source>
   <translation>gesucht, erste Ersetzung, zweite</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>blurry, dark</source>
   <translation>blurry, dark</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>pocket, pocket-lightning</source>
   <translation>pocket, pocket-lightning</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>plain, a1111</source>
   <translation>plain, a1111</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>Columns</source>
   <translation>Spalten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>Rows</source>
   <translation>Zeilen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>Sheets</source>
   <translation>Bögen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>A list, a range such as 1-5 or 1..7(+2), or 1-10 [5] for five values; of a prompt, the first is replaced.</source>
   <translation>Eine Liste, ein Bereich wie 1-5 oder 1..7(+2), oder 1-10 [5] für fünf Werte; bei einem Prompt wird der erste ersetzt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>What changes along this axis.</source>
   <translation>Was sich entlang dieser Achse ändert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>Values of the {name}</source>
   <translation>Werte: {name}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>Nothing</source>
   <translation>Nichts</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/cells_view.py" />
   <source>Pictures of the grid</source>
   <translation>Bilder des Rasters</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/cells_view.py" />
   <source>Each combination of the values becomes a picture here.</source>
   <translation>Jede Kombination der Werte wird hier ein Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Grid</source>
   <translation>Raster</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Make grid</source>
   <translation>Raster erstellen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Queue a picture for each combination of these values, with the recipe of the panel.</source>
   <translation>Für jede Kombination dieser Werte ein Bild mit dem Rezept des Bedienfelds einreihen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Remove the pictures that have not started.</source>
   <translation>Die noch nicht begonnenen Bilder entfernen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Make the rest</source>
   <translation>Rest erzeugen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Queue the pictures that were left blank.</source>
   <translation>Die Bilder einreihen, die leer geblieben sind.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Save sheet…</source>
   <translation>Bogen speichern…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Save all pictures with their labels as one PNG.</source>
   <translation>Alle Bilder mit ihren Beschriftungen als ein PNG speichern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Use recipe</source>
   <translation>Rezept übernehmen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Load the recipe of the selected cell into the panel.</source>
   <translation>Das Rezept der ausgewählten Zelle in das Bedienfeld laden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Race</source>
   <translation>Rennen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Measure evaluations, time, and the distance to the result of 1,000 steps, made last.</source>
   <translation>Auswertungen, Zeit und den Abstand zum Ergebnis mit 1.000 Schritten messen, das zuletzt entsteht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>View</source>
   <translation>Ansicht</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Pictures, or a table.</source>
   <translation>Bilder oder eine Tabelle.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>reference to come</source>
   <translation>Referenz folgt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Table</source>
   <translation>Tabelle</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>{count} pictures</source>
   <translation>{count} Bilder</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>{made} of {total} made</source>
   <translation>{made} von {total} fertig</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>{failed} left blank</source>
   <translation>{failed} leer geblieben</translation>
  </message>
  <message>
   <location filename="../../studio/ui/grids/race_table.py" />
   <source>Picture</source>
   <translation>Bild</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/gallery.py" />
   <source>History gallery</source>
   <translation>Galerie des Verlaufs</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/gallery.py" />
   <source>Back</source>
   <translation>Zurück</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/gallery.py" />
   <source>Go back to the workspace; Esc does so too.</source>
   <translation>Zum Arbeitsbereich zurückgehen; Esc tut das auch.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/gallery.py" />
   <source>Size of thumbnails</source>
   <translation>Größe der Vorschaubilder</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/gallery.py" />
   <source>Show larger or smaller pictures: Ctrl with the wheel, + and -.</source>
   <translation>Größere oder kleinere Bilder zeigen: Strg mit dem Rad, + und -.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/gallery.py" />
   <source>Undo the last deletion.</source>
   <translation>Die letzte Löschung rückgängig machen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/gallery.py" />
   <source>Restore deleted results</source>
   <translation>Gelöschte Ergebnisse wiederherstellen</translation>
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/history/gallery.py" />
   <source>{count} results are selected.</source>
   <extracomment>for 1: {count} result is selected.</extracomment>
   <translation>
    <numerusform>{count} Ergebnis ist ausgewählt.</numerusform>
    <numerusform>{count} Ergebnisse sind ausgewählt.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/gallery.py" />
   <source>Stars</source>
   <translation>Sterne</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/gallery.py" />
   <source>No result matches. Esc clears the search.</source>
   <translation>Kein Ergebnis passt. Esc leert die Suche.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/gallery.py" />
   <source>Every generated picture is kept here with its recipe.</source>
   <translation>Jedes generierte Bild wird hier mit seinem Rezept aufbewahrt.</translation>
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/history/gallery.py" />
   <source>{count} results</source>
   <extracomment>for 1: {count} result</extracomment>
   <translation>
    <numerusform>{count} Ergebnis</numerusform>
    <numerusform>{count} Ergebnisse</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_grid.py" />
   <source>History</source>
   <translation>Verlauf</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_model.py" />
   <source>seam {seam:.2g} (1: none)</source>
   <translation>Naht {seam:.2g} (1: keine)</translation>
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/history/history_panel.py" />
   <source>{count} results were moved to the trash.</source>
   <extracomment>for 1: Moved to the trash.</extracomment>
   <translation>
    <numerusform>In den Papierkorb verschoben.</numerusform>
    <numerusform>{count} Ergebnisse wurden in den Papierkorb verschoben.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_panel.py" />
   <source>Restore the last deleted result.</source>
   <translation>Das zuletzt gelöschte Ergebnis wiederherstellen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_panel.py" />
   <source>Restore deleted result</source>
   <translation>Gelöschtes Ergebnis wiederherstellen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_panel.py" />
   <source>Generate</source>
   <translation>Generieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_panel.py" />
   <source>Generate a picture with the current recipe.</source>
   <translation>Ein Bild mit dem aktuellen Rezept generieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_panel.py" />
   <source>Generate first picture</source>
   <translation>Erstes Bild generieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_panel.py" />
   <source>No result matches.</source>
   <translation>Kein Ergebnis passt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_panel.py" />
   <source>Show all</source>
   <translation>Alle zeigen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_panel.py" />
   <source>Clear the search.</source>
   <translation>Die Suche leeren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_panel.py" />
   <source>Nothing was deleted since the start.</source>
   <translation>Seit dem Start wurde nichts gelöscht.</translation>
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/history/history_panel.py" />
   <source>{count} folders could not be read.</source>
   <extracomment>for 1: {count} folder could not be read.</extracomment>
   <translation>
    <numerusform>{count} Ordner konnte nicht gelesen werden.</numerusform>
    <numerusform>{count} Ordner konnten nicht gelesen werden.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_search.py" />
   <source>Search</source>
   <translation>Suchen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_search.py" />
   <source>Search history</source>
   <translation>Verlauf durchsuchen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_search.py" />
   <source>Show results with all these words in prompt, model, sampler, tags or date.</source>
   <translation>Ergebnisse zeigen, die alle diese Wörter in Prompt, Modell, Sampler, Tags oder Datum haben.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_search.py" />
   <source>Minimum stars</source>
   <translation>Mindestzahl der Sterne</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_search.py" />
   <source>Show results with at least this many stars.</source>
   <translation>Ergebnisse mit mindestens so vielen Sternen zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_search.py" />
   <source>Any model</source>
   <translation>Jedes Modell</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_search.py" />
   <source>Model of results</source>
   <translation>Modell der Ergebnisse</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_search.py" />
   <source>Show results of this model.</source>
   <translation>Ergebnisse dieses Modells zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_search.py" />
   <source>Clear search</source>
   <translation>Suche leeren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_search.py" />
   <source>Any</source>
   <translation>Beliebig</translation>
  </message>
  <message>
   <location filename="../../studio/ui/in_view.py" />
   <source>The canvas is not in view: F1 shows it.</source>
   <translation>Die Leinwand ist nicht zu sehen: F1 zeigt sie.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/in_view.py" />
   <source>The recipe is not in view: F1 shows it.</source>
   <translation>Das Rezept ist nicht zu sehen: F1 zeigt es.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/in_view.py" />
   <source>The history is not in view: F1 shows it.</source>
   <translation>Der Verlauf ist nicht zu sehen: F1 zeigt ihn.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/in_view.py" />
   <source>The history gallery is not in view: Ctrl+Shift+H shows it.</source>
   <translation>Die Galerie des Verlaufs ist nicht zu sehen: Strg+Umschalt+H zeigt sie.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/in_view.py" />
   <source>The models are not in view: Ctrl+M lists them.</source>
   <translation>Die Modelle sind nicht zu sehen: Strg+M listet sie auf.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/in_view.py" />
   <source>The latent map is not in view: F4 shows the Explore workspace.</source>
   <translation>Die latente Karte ist nicht zu sehen: F4 zeigt den Arbeitsbereich Erkunden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/in_view.py" />
   <source>The runs are not in view: Ctrl+R lists them.</source>
   <translation>Die Läufe sind nicht zu sehen: Strg+R listet sie auf.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/in_view.py" />
   <source>The timeline is hidden: View &gt; Reset workspace shows it.</source>
   <translation>Die Zeitleiste ist ausgeblendet: Ansicht &gt; Arbeitsbereich zurücksetzen zeigt sie.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>Generate a picture and rest the playhead on a step: its equation, numbers and terms are shown here.</source>
   <translation>Ein Bild generieren und den Abspielkopf auf einem Schritt ruhen lassen: Hier erscheinen dessen Gleichung, Zahlen und Terme.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>Computing the terms of this step…</source>
   <translation>Die Terme dieses Schritts werden berechnet…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The state that enters the step.</source>
   <translation>Der Zustand, der in den Schritt eingeht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The network's estimate of the clean picture.</source>
   <translation>Die Schätzung des Netzes für das saubere Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The noise that the network predicts in xₜ.</source>
   <translation>Das Rauschen, das das Netz in xₜ vorhersagt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The state that leaves the step.</source>
   <translation>Der Zustand, der den Schritt verlässt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The part that points from x₀ back towards xₜ, at the next noise level.</source>
   <translation>Was von x₀ zurück zu xₜ zeigt, beim nächsten Rauschpegel.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>Fresh noise that this sampler adds.</source>
   <translation>Neues Rauschen, das dieser Sampler hinzufügt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The prediction with the prompt or class.</source>
   <translation>Die Vorhersage mit Prompt oder Klasse.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The prediction without it, or with the negative prompt.</source>
   <translation>Die Vorhersage ohne sie oder mit dem negativen Prompt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The difference that guidance multiplies by the CFG scale and adds.</source>
   <translation>Der Unterschied, den Guidance mit der CFG-Skala multipliziert und addiert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The prediction before x₀ was clipped to -1 ... 1.</source>
   <translation>Die Vorhersage, bevor x₀ auf -1 ... 1 begrenzt wurde.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The result of a step along the current slope.</source>
   <translation>Wohin ein Schritt entlang der aktuellen Steigung führt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The network's estimate of the clean picture there.</source>
   <translation>Die Schätzung des Netzes für das saubere Bild dort.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The noise that the network predicts there.</source>
   <translation>Das Rauschen, das das Netz dort vorhersagt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The state before the known region was restored around the mask.</source>
   <translation>Der Zustand, bevor der bekannte Bereich um die Maske wiederhergestellt wurde.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>Terms of the update</source>
   <translation>Terme der Aktualisierung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>What they are made of</source>
   <translation>Woraus sie entstehen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>step {step} of {steps}, {sampler}
t = {timestep}  →  {timestep_prev}
ᾱ = {alpha_bar:.4g}  →  ᾱ′ = {alpha_bar_prev:.4g}
σ = {sigma:.4g}, CFG scale {guidance:g}</source>
   <translation>Schritt {step} von {steps}, {sampler}
t = {timestep}  →  {timestep_prev}
ᾱ = {alpha_bar:.4g}  →  ᾱ′ = {alpha_bar_prev:.4g}
σ = {sigma:.4g}, CFG-Skala {guidance:g}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>x₀ is clipped to -1 ... 1.</source>
   <translation>x₀ wird auf -1 ... 1 begrenzt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>Around the mask the known picture was restored after the update.</source>
   <translation>Um die Maske wurde nach der Aktualisierung das bekannte Bild wiederhergestellt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>term </source>
   <translation>Term </translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>not finite</source>
   <translation>nicht endlich</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>Press to show it on the canvas.</source>
   <translation>Drücken zeigt es auf der Leinwand.</translation>
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>From {count} steps before.</source>
   <extracomment>for 1: From {count} step before.</extracomment>
   <translation>
    <numerusform>Von {count} Schritt davor.</numerusform>
    <numerusform>Von {count} Schritten davor.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>mean</source>
   <translation>Mittel</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>norm</source>
   <translation>Norm</translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>Show {kind}{symbol} on the canvas</source>
   <translation>{kind}{symbol} auf der Leinwand zeigen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/kept_settings.py" />
   <source>The settings could not be read ({strerror}). They were moved to {place}.</source>
   <translation>Die Einstellungen konnten nicht gelesen werden ({strerror}). Sie wurden nach {place} verschoben.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/guide_fields.py" />
   <source>What the layer shows; the network gets it as painted.</source>
   <translation>Was die Ebene zeigt; das Netz bekommt sie, wie sie gemalt ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/guide_fields.py" />
   <source>Weight</source>
   <translation>Gewicht</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/guide_fields.py" />
   <source>How strictly the layer is followed: 0 ignores it, 1 is as trained.</source>
   <translation>Wie streng sich das Modell an die Ebene hält: 0 ignoriert sie, 1 ist wie trainiert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/guide_fields.py" />
   <source>Start</source>
   <translation>Anfang</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/guide_fields.py" />
   <source>Share of the steps before the control sets in.</source>
   <translation>Anteil der Schritte, bevor das Control einsetzt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/guide_fields.py" />
   <source>End</source>
   <translation>Ende</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/guide_fields.py" />
   <source>Share of the steps after which it ends.</source>
   <translation>Anteil der Schritte, nach dem es endet.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/guide_fields.py" />
   <source>Kind of control</source>
   <translation>Art des Controls</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/layer_tree.py" />
   <source>Layers</source>
   <translation>Ebenen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/layer_tree.py" />
   <source>Brush and eraser paint the mask: what is repainted.</source>
   <translation>Pinsel und Radierer malen die Maske: was neu gemalt wird.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/layer_tree.py" />
   <source>Click to hide</source>
   <translation>Klicken zum Ausblenden</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/layer_tree.py" />
   <source>Click to show</source>
   <translation>Klicken zum Einblenden</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/layer_tree.py" />
   <source>Click to unlock</source>
   <translation>Klicken zum Entsperren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/layer_tree.py" />
   <source>Click to lock</source>
   <translation>Klicken zum Sperren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/layer_tree.py" />
   <source>hidden</source>
   <translation>ausgeblendet</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/layer_tree.py" />
   <source>locked</source>
   <translation>gesperrt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/layers_panel.py" />
   <source>A picture that is opened or generated becomes the first layer.</source>
   <translation>Ein geöffnetes oder generiertes Bild wird die erste Ebene.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/layers_panel.py" />
   <source>How the layer mixes with those below it.</source>
   <translation>Wie sich die Ebene mit denen darunter mischt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/layers_panel.py" />
   <source>Opacity</source>
   <translation>Deckkraft</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/layers_panel.py" />
   <source>Blend mode</source>
   <translation>Mischmodus</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/layers_panel.py" />
   <source>Opacity of the active layer; below 100% the layers under it show through.</source>
   <translation>Deckkraft der aktiven Ebene; unter 100 % scheinen die Ebenen darunter durch.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>Paint this region with the brush.</source>
   <translation>Diese Region mit dem Pinsel malen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>What is here</source>
   <translation>Was hier ist</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>The prompt for the places where this colour is painted.</source>
   <translation>Der Prompt für die Stellen, an denen diese Farbe gemalt ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>Not here (as in the panel)</source>
   <translation>Nicht hier (wie im Rezept)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>The negative prompt for this part of the picture; empty: the panel's.</source>
   <translation>Der negative Prompt für diesen Teil des Bildes; leer: der des Rezepts.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>Remove this region and its paint.</source>
   <translation>Diese Region und was gemalt ist entfernen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>Add region</source>
   <translation>Region hinzufügen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>Add a colour with a prompt of its own.</source>
   <translation>Eine Farbe mit eigenem Prompt hinzufügen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>Below 1 the panel's prompt shows through; above 1 it wins where regions overlap.</source>
   <translation>Unter 1 scheint der Prompt des Rezepts durch; über 1 gewinnt sie, wo sich Regionen überlappen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>Regions</source>
   <translation>Regionen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>Paint region {number}</source>
   <translation>Region {number} malen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>Prompt of region {number}</source>
   <translation>Prompt der Region {number}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>Negative prompt of region {number}</source>
   <translation>Negativer Prompt der Region {number}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>Remove region {number}</source>
   <translation>Region {number} entfernen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/transform_dialog.py" />
   <source>Scale and rotate layer</source>
   <translation>Ebene skalieren und drehen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/transform_dialog.py" />
   <source>Angle</source>
   <translation>Winkel</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/transform_dialog.py" />
   <source>Turns it clockwise.</source>
   <translation>Dreht sie im Uhrzeigersinn.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/transform_dialog.py" />
   <source>{label} of the layer, relative to its current size.</source>
   <translation>{label} der Ebene, bezogen auf ihre jetzige Größe.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/wording.py" />
   <source>Normal</source>
   <translation>Normal</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/wording.py" />
   <source>Add</source>
   <translation>Hinzufügen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/wording.py" />
   <source>Mask by alpha</source>
   <translation>Mit Alpha maskieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/wording.py" />
   <source>Erase</source>
   <translation>Radieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/wording.py" />
   <source>Clip to below</source>
   <translation>Auf Darunterliegendes beschneiden</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/wording.py" />
   <source>Show below inside</source>
   <translation>Darunterliegendes innen zeigen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/wording.py" />
   <source>Layer</source>
   <translation>Ebene</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/wording.py" />
   <source>Group</source>
   <translation>Gruppe</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/wording.py" />
   <source>Result</source>
   <translation>Ergebnis</translation>
  </message>
  <message>
   <location filename="../../studio/ui/layers/wording.py" />
   <source>{name} copy</source>
   <translation>{name} Kopie</translation>
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Live painting</source>
   <translation>Live-Malen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Strength</source>
   <translation>Stärke</translation>
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Where the live picture is shown</source>
   <translation>Wo das Live-Bild gezeigt wird</translation>
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Show the live picture beside the canvas, or over it.</source>
   <translation>Das Live-Bild neben der Leinwand oder über ihr zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Add as layer</source>
   <translation>Als Ebene hinzufügen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>End live painting</source>
   <translation>Live-Malen beenden</translation>
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>End live painting.</source>
   <translation>Das Live-Malen beenden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Prompt of the recipe</source>
   <translation>Prompt des Rezepts</translation>
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Use the recipe's prompt; otherwise one that is typed here.</source>
   <translation>Den Prompt des Rezepts benutzen; sonst den hier eingegebenen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Live prompt</source>
   <translation>Live-Prompt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Prompt of the live picture</source>
   <translation>Prompt des Live-Bildes</translation>
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Choose a model that was made for few steps.</source>
   <translation>Ein Modell wählen, das für wenige Schritte gemacht ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>How much of the sketch is changed: low keeps its shapes and colours, high follows the prompt.</source>
   <translation>Wie viel von der Skizze neu gemacht wird: Wenig hält sich an ihre Formen und Farben, viel an den Prompt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>The noise of the live pictures: the same seed keeps unpainted parts the same.</source>
   <translation>Das Rauschen der Live-Bilder: Derselbe Seed lässt unbemalte Stellen gleich.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Beside</source>
   <translation>Daneben</translation>
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Over</source>
   <translation>Darüber</translation>
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Use {model}</source>
   <translation>{model} benutzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/live/pace.py" />
   <source>{duration}: too slow to follow the pen{advice}</source>
   <translation>{duration}: zu langsam, um dem Stift zu folgen{advice}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/live/pace.py" />
   <source>; {quick} is quicker</source>
   <translation>; {quick} ist schneller</translation>
  </message>
  <message>
   <location filename="../../studio/ui/live/pace.py" />
   <source>{duration}: a picture follows when the pen rests{advice}</source>
   <translation>{duration}: Ein Bild folgt, wenn der Stift ruht{advice}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>Tools</source>
   <translation>Werkzeuge</translation>
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>Recipe</source>
   <translation>Rezept</translation>
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>Training</source>
   <translation>Training</translation>
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>Timeline</source>
   <translation>Zeitleiste</translation>
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>Watch</source>
   <translation>Beobachten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>Find command    Ctrl+K</source>
   <translation>Befehl suchen    Strg+K</translation>
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>Ctrl+K</source>
   <translation>Strg+K</translation>
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>Toolbar</source>
   <translation>Werkzeugleiste</translation>
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>More menus</source>
   <translation>Weitere Menüs</translation>
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>The menus that did not fit.</source>
   <translation>Die Menüs, für die kein Platz ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>{workspace} workspace</source>
   <translation>Arbeitsbereich {workspace}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>waiting</source>
   <translation>wartet</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>stopped</source>
   <translation>angehalten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>failed</source>
   <translation>gescheitert</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>complete</source>
   <translation>vollständig</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Downloads</source>
   <translation>Downloads</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Stop; the partial download is kept.</source>
   <translation>Anhalten; was schon da ist, bleibt erhalten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Resume</source>
   <translation>Fortsetzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Resume where it was interrupted.</source>
   <translation>Dort weitermachen, wo es abbrach.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Remove</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Remove it from the list.</source>
   <translation>Aus der Liste nehmen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Remove it from the list; the model stays.</source>
   <translation>Aus der Liste nehmen; das Modell bleibt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Remove the partial download.</source>
   <translation>Den unvollständigen Download entfernen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Download of {name}</source>
   <translation>Download von {name}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Stop the download of {name}</source>
   <translation>Download von {name} anhalten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Resume the download of {name}</source>
   <translation>Download von {name} fortsetzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Remove the download of {name}</source>
   <translation>Download von {name} entfernen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>{done} of {total}</source>
   <translation>{done} von {total}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>{duration} left</source>
   <translation>noch {duration}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>OWNER/NAME as on its page, the page's address, or that of a .safetensors file.</source>
   <translation>BESITZER/NAME wie auf seiner Seite, die Adresse der Seite oder die einer .safetensors-Datei.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Textual inversion</source>
   <translation>Textual Inversion</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>it fits this computer's {memory}</source>
   <translation>es passt in die {memory} dieses Computers</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>tight on this computer's {memory}: large pictures are decoded in tiles</source>
   <translation>knapp für die {memory} dieses Computers: Große Bilder werden in Kacheln dekodiert</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>more than this computer's {memory}</source>
   <translation>mehr als die {memory} dieses Computers</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Add model from the hub</source>
   <translation>Modell vom Hub hinzufügen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Model at the hub</source>
   <translation>Modell auf dem Hub</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>OWNER/NAME</source>
   <translation>BESITZER/NAME</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Revision</source>
   <translation>Revision</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>main</source>
   <translation>main</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>A branch, a tag or a commit; the commit that it stands for now is fetched.</source>
   <translation>Ein Branch, ein Tag oder ein Commit; geholt wird der Commit, für den er jetzt steht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Look up</source>
   <translation>Nachsehen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Look it up on the hub; only its configuration is fetched.</source>
   <translation>Auf dem Hub nachsehen; nur die Konfiguration wird geholt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>File</source>
   <translation>Datei</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Weights</source>
   <translation>Gewichte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Name, as at the hub</source>
   <translation>Name wie auf dem Hub</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>The model's name on this computer: letters, digits, - and _.</source>
   <translation>Wie das Modell hier heißt: Buchstaben, Ziffern, - und _.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Download</source>
   <translation>Herunterladen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Fetch it in the background; it can be stopped and resumed.</source>
   <translation>Im Hintergrund holen; es lässt sich anhalten und wieder aufnehmen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Kind</source>
   <translation>Art</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Licence</source>
   <translation>Lizenz</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Access</source>
   <translation>Zugang</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Commit</source>
   <translation>Commit</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>The file to fetch.</source>
   <translation>Die Datei, die geholt wird.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>The number format to prefer, where the hub has several.</source>
   <translation>Das bevorzugte Zahlenformat, wo der Hub mehrere hat.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>It has several files: choose one.</source>
   <translation>Es hat mehrere Dateien: eine davon wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>, of which {size} are already here</source>
   <translation>, davon sind {size} schon da</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>not stated</source>
   <translation>nicht angegeben</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>its owner lets in only those who accept the terms</source>
   <translation>Zugang nur für die, die die Bedingungen annehmen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>open</source>
   <translation>offen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>choose</source>
   <translation>wählen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>full precision</source>
   <translation>volle Genauigkeit</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>half (fp16)</source>
   <translation>halbe (fp16)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>half (bf16)</source>
   <translation>halbe (bf16)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source> as </source>
   <translation> als </translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>It is here already, as {known_as}.</source>
   <translation>Es ist schon da, als {known_as}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>You can read it: its terms at {page} were accepted with the token that you have stored.</source>
   <translation>Zugang besteht: Die Bedingungen auf {page} wurden mit dem gespeicherten Token angenommen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>{text!r} is not the name of a hub repository. {hint}</source>
   <translation>{text!r} ist kein Name auf einem Hub. {hint}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Asking {hub_address}</source>
   <translation>{hub_address} wird gefragt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>A model's name has letters, digits, - and _ only, not {name!r}.</source>
   <translation>Der Name eines Modells besteht nur aus Buchstaben, Ziffern, - und _, nicht {name!r}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>about {size}: {memory}</source>
   <translation>etwa {size}: {memory}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>{count} parameters</source>
   <translation>{count} Parameter</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>No model matches. Clear the search or the filters to see all.</source>
   <translation>Kein Modell passt. Die Suche oder die Filter leeren, um alle zu sehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Show the models whose title, kind, family, licence, place, trigger words or note match.</source>
   <translation>Die Modelle zeigen, deren Titel, Art, Familie, Lizenz, Ort, Auslösewörter oder Notiz passen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Family</source>
   <translation>Familie</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Starred only</source>
   <translation>Nur mit Stern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Show starred models only.</source>
   <translation>Nur Modelle mit Stern zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Back from the models</source>
   <translation>Zurück von den Modellen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Go back to the workspace that was in view. Esc</source>
   <translation>Zum vorher gezeigten Arbeitsbereich zurückgehen. Esc</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Undo removal</source>
   <translation>Entfernen rückgängig machen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Undo the last removal.</source>
   <translation>Das letzte Entfernen rückgängig machen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Show models of one kind.</source>
   <translation>Modelle einer Art zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Show models of one family, and what is made for it.</source>
   <translation>Modelle einer Familie zeigen und was für sie gemacht ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Stable Diffusion 1</source>
   <translation>Stable Diffusion 1</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Stable Diffusion 2</source>
   <translation>Stable Diffusion 2</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_columns.py" />
   <source>Last used</source>
   <translation>Zuletzt benutzt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_details.py" />
   <source>Selected model</source>
   <translation>Ausgewähltes Modell</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_details.py" />
   <source>Note</source>
   <translation>Notiz</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_details.py" />
   <source>Your words about this model; they are kept in your data folder.</source>
   <translation>Eigene Worte zu diesem Modell; sie liegen im Datenordner.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_details.py" />
   <source>Verifying</source>
   <translation>Wird geprüft</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_details.py" />
   <source>Stop verifying</source>
   <translation>Prüfung anhalten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_details.py" />
   <source>Stop reading the model's files.</source>
   <translation>Die Dateien des Modells nicht weiter lesen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_details.py" />
   <source>Select a model to see it.</source>
   <translation>Ein Modell auswählen, um es zu sehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_details.py" />
   <source>Place</source>
   <translation>Ort</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_details.py" />
   <source>{count} models are selected.</source>
   <translation>{count} Modelle sind ausgewählt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_details.py" />
   <source>First picture made with {entry}</source>
   <translation>Erstes Bild, das mit {entry} entstand</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>fits</source>
   <translation>passt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>tight</source>
   <translation>knapp</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>too large</source>
   <translation>zu groß</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>It fits this computer's memory.</source>
   <translation>Es passt in den Speicher dieses Computers.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>Tight: large pictures are decoded in tiles.</source>
   <translation>Knapp: Große Bilder werden in Kacheln dekodiert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>More than this computer has.</source>
   <translation>Mehr, als dieser Computer hat.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>text encoder</source>
   <translation>Textencoder</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>text encoder 2</source>
   <translation>Textencoder 2</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>by prompt</source>
   <translation>nach Prompt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>points</source>
   <translation>Punkte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>1 step</source>
   <translation>1 Schritt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>once</source>
   <translation>einmal</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>{sampler_titles}, {steps}, CFG scale {guidance:g}</source>
   <translation>{sampler_titles}, {steps}, CFG-Skala {guidance:g}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>{times}, last {date}</source>
   <translation>{times}, zuletzt {date}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>about {size}. {fit_lines}</source>
   <translation>etwa {size}. {fit_lines}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>{distilled} model, {made_for}</source>
   <translation>{distilled}-Modell, {made_for}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>{steps} steps</source>
   <translation>{steps} Schritte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>{id} at the hub, commit {commit}</source>
   <translation>{id} auf dem Hub, Commit {commit}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>found in {home}</source>
   <translation>gefunden in {home}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>{count:,} times</source>
   <translation>{count:,} Mal</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>Made for</source>
   <translation>Gemacht für</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>Parameters</source>
   <translation>Parameter</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>Default</source>
   <translation>Vorgabe</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>Changes</source>
   <translation>Änderungen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>Trigger words</source>
   <translation>Auslösewörter</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>Source</source>
   <translation>Quelle</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>Used</source>
   <translation>Benutzt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>Verified</source>
   <translation>Geprüft</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>{count} classes</source>
   <translation>{count} Klassen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>predicts {prediction_type}</source>
   <translation>sagt {prediction_type} vorher</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>Models in a folder</source>
   <translation>Modelle in einem Ordner</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>Models found</source>
   <translation>Gefundene Modelle</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>Choose all</source>
   <translation>Alle wählen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>Check every model that can be used.</source>
   <translation>Alle benutzbaren Modelle ankreuzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>Choose none</source>
   <translation>Keines wählen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>Uncheck every model.</source>
   <translation>Kein Modell ankreuzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>List the checked models; they stay where they are.</source>
   <translation>Die angekreuzten Modelle auflisten; sie bleiben, wo sie sind.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>Stop scanning, and change nothing.</source>
   <translation>Die Suche anhalten und nichts ändern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>Looking in {folder}</source>
   <translation>{folder} wird durchsucht</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>listed already</source>
   <translation>schon aufgelistet</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>Add {count}</source>
   <translation>{count} hinzufügen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>Looking in {folder}: {found} found so far</source>
   <translation>{folder} wird durchsucht: bisher {found} gefunden</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>There is no model in {folder}.</source>
   <translation>In {folder} ist kein Modell.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>; {unusable} of them cannot be used</source>
   <translation>; {unusable} davon sind nicht benutzbar</translation>
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>{found} found in {folder}{rest}.</source>
   <translation>{found} in {folder} gefunden{rest}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/notice.py" />
   <source>Message</source>
   <translation>Meldung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/notice.py" />
   <source>Dismiss message</source>
   <translation>Meldung schließen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/notice.py" />
   <source>Dismiss this message.</source>
   <translation>Diese Meldung schließen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/covering.py" />
   <source>The mask is not in view: the comparison or the views of the step cover it.</source>
   <translation>Die Maske ist nicht zu sehen: Der Vergleich oder die Ansichten des Schritts verdecken sie.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/editing.py" />
   <source>There is nothing to undo.</source>
   <translation>Es gibt nichts rückgängig zu machen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/editing.py" />
   <source>There is nothing to redo.</source>
   <translation>Es gibt nichts zu wiederholen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/editing.py" />
   <source>This step holds {held} MB, more than undo keeps ({budget} MB): only it can be undone.</source>
   <translation>Dieser Schritt belegt {held} MB, mehr, als Rückgängig behält ({budget} MB): Nur er lässt sich zurücknehmen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/editing.py" />
   <source>No result waits on the canvas. Generate one first.</source>
   <translation>Auf der Leinwand wartet kein Ergebnis. Zuerst eines generieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/editing.py" />
   <source>There is no picture to extend. Open or generate one first.</source>
   <translation>Es gibt kein Bild zum Erweitern. Zuerst eines öffnen oder generieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/editing.py" />
   <source>Undone: {title}</source>
   <translation>Rückgängig gemacht: {title}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/editing.py" />
   <source>Redone: {title}</source>
   <translation>Wiederhergestellt: {title}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/editing.py" />
   <source>Undo</source>
   <translation>Rückgängig</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/editing.py" />
   <source>Undo {title}</source>
   <translation>Rückgängig: {title}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/editing.py" />
   <source>Redo</source>
   <translation>Wiederholen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/editing.py" />
   <source>Redo {title}</source>
   <translation>Wiederholen: {title}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/guiding.py" />
   <source>Change control</source>
   <translation>Control ändern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/guiding.py" />
   <source>Change region</source>
   <translation>Region ändern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/guiding.py" />
   <source>There is no picture to make a control layer from. Open or generate one first.</source>
   <translation>Es gibt kein Bild, aus dem eine Control-Ebene entstehen könnte. Zuerst eines öffnen oder generieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/guiding.py" />
   <source>There is no mask to keep. Paint or select one first.</source>
   <translation>Es gibt keine Maske zum Aufbewahren. Zuerst eine malen oder auswählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/guiding.py" />
   <source>Making a control layer: {title} …</source>
   <translation>Eine Control-Ebene entsteht: {title} …</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/guiding.py" />
   <source>The control layer shows what the model follows: {title}.</source>
   <translation>Die Control-Ebene zeigt, woran sich das Modell hält: {title}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/guiding.py" />
   <source>The control image could not be read: {strerror}.</source>
   <translation>Das Control-Bild konnte nicht gelesen werden: {strerror}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layer_adding.py" />
   <source>Add pictures as layers</source>
   <translation>Bilder als Ebenen hinzufügen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layer_adding.py" />
   <source>Dropped picture</source>
   <translation>Abgelegtes Bild</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layer_adding.py" />
   <source>Select a result in the history first.</source>
   <translation>Zuerst ein Ergebnis im Verlauf auswählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layer_adding.py" />
   <source>Pasted picture</source>
   <translation>Eingefügtes Bild</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Choose a layer first: the mask is active.</source>
   <translation>Zuerst eine Ebene wählen: Die Maske ist aktiv.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Flip layer horizontally</source>
   <translation>Ebene horizontal spiegeln</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Flip layer vertically</source>
   <translation>Ebene vertikal spiegeln</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Rotate layer right</source>
   <translation>Ebene nach rechts drehen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Rotate layer left</source>
   <translation>Ebene nach links drehen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Choose a layer to transform first.</source>
   <translation>Zuerst eine Ebene zum Transformieren wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Mask what is to be kept first: the canvas is cut to the box around the mask.</source>
   <translation>Zuerst maskieren, was bleiben soll: Die Leinwand wird auf das Rechteck um die Maske zugeschnitten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Crop canvas</source>
   <translation>Leinwand zuschneiden</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Choose a layer first: its transparency becomes the mask.</source>
   <translation>Zuerst eine Ebene wählen: Ihre Transparenz wird zur Maske.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Mask from layer</source>
   <translation>Maske aus Ebene</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Hide layer</source>
   <translation>Ebene ausblenden</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Show layer</source>
   <translation>Ebene einblenden</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Unlock layer</source>
   <translation>Ebene entsperren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Lock layer</source>
   <translation>Ebene sperren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Layer opacity</source>
   <translation>Deckkraft der Ebene</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Unlock transparency</source>
   <translation>Transparenz entsperren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Lock transparency</source>
   <translation>Transparenz sperren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>A group has no transparency of its own to lock.</source>
   <translation>Eine Gruppe hat keine eigene Transparenz, die man sperren könnte.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>There is no picture. Open or generate one first.</source>
   <translation>Es gibt kein Bild. Zuerst eines öffnen oder generieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>There is no mask. Paint one, or select something, first.</source>
   <translation>Es gibt keine Maske. Zuerst eine malen oder etwas auswählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>The mask is being computed; Esc stops it.</source>
   <translation>Die Maske wird berechnet; Esc hält an.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Pictures ({endings})</source>
   <translation>Bilder ({endings})</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Grow mask</source>
   <translation>Maske vergrößern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Grow by</source>
   <translation>Vergrößern um</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>How far the edge moves outwards.</source>
   <translation>Wie weit der Rand nach außen rückt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Shrink mask</source>
   <translation>Maske verkleinern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Shrink by</source>
   <translation>Verkleinern um</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>How far the edge moves inwards.</source>
   <translation>Wie weit der Rand nach innen rückt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Feather mask</source>
   <translation>Maske weichzeichnen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Feather</source>
   <translation>Weiche Kante</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>How far the edge fades to each side.</source>
   <translation>Wie weit der Rand nach jeder Seite ausläuft.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Smooth mask</source>
   <translation>Maske glätten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Radius</source>
   <translation>Radius</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Corners are rounded by about this radius.</source>
   <translation>Ecken werden etwa mit diesem Radius abgerundet.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Border of mask</source>
   <translation>Umrandung der Maske</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Width of the band, half of it on each side.</source>
   <translation>Breite des Bandes, je zur Hälfte auf jeder Seite.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Remove islands from mask</source>
   <translation>Inseln aus der Maske entfernen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Smaller than</source>
   <translation>Kleiner als</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Separate parts with a smaller area are cleared.</source>
   <translation>Einzelne Teile mit kleinerer Fläche werden gelöscht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Keep selection</source>
   <translation>Auswahl aufbewahren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Name; an existing one is replaced.</source>
   <translation>Name; ein vorhandener wird ersetzt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Use kept selection</source>
   <translation>Aufbewahrte Auswahl benutzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Forget</source>
   <translation>Vergessen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Load mask</source>
   <translation>Maske laden</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Save mask</source>
   <translation>Maske speichern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Fill holes in mask</source>
   <translation>Löcher in der Maske füllen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Mask from alpha</source>
   <translation>Maske aus Alpha</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>No selection has been kept for this picture. Keep the mask first.</source>
   <translation>Für dieses Bild wurde noch keine Auswahl aufbewahrt. Zuerst die Maske aufbewahren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Kept the mask as {name}.</source>
   <translation>Die Maske wurde als {name} aufbewahrt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>The mask is ready.</source>
   <translation>Die Maske ist fertig.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>{path} has {columns} × {rows} pixels, the picture {width} × {height}.</source>
   <translation>{path} hat {columns} × {rows} Pixel, das Bild {width} × {height}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/object_selecting.py" />
   <source>Object selection</source>
   <translation>Objektauswahl</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/object_selecting.py" />
   <source>Select by words</source>
   <translation>Nach Wörtern auswählen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/object_selecting.py" />
   <source>What to select, such as: the sky</source>
   <translation>Was auszuwählen ist, etwa: the sky</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/object_selecting.py" />
   <source>Looking for the object …</source>
   <translation>Das Objekt wird gesucht …</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/object_selecting.py" />
   <source>There is no picture to select in. Open or generate one first.</source>
   <translation>Es gibt kein Bild, in dem etwas auszuwählen wäre. Zuerst eines öffnen oder generieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/object_selecting.py" />
   <source>The object is selected.</source>
   <translation>Das Objekt ist ausgewählt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/object_selecting.py" />
   <source>No object was found there.</source>
   <translation>Dort wurde kein Objekt gefunden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/sizing.py" />
   <source>There is no picture to resize. Open or generate one first.</source>
   <translation>Es gibt kein Bild, dessen Größe zu ändern wäre. Zuerst eines öffnen oder generieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/sizing.py" />
   <source>The picture was edited meanwhile, and keeps its size.</source>
   <translation>Das Bild wurde inzwischen bearbeitet und behält seine Größe.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/viewing.py" />
   <source>1. Press Generate (Ctrl+Enter): a picture emerges from noise, and every step is kept in the timeline.
2. Scrub the timeline, or press P to play it; V switches between x_t and the predicted x0.
3. Paint a mask over a part of the picture with the brush (B), then press Repaint mask. Enter accepts, Esc discards.
4. F3 opens the training workspace: choose a preset, press Start training, and watch the samples improve.
5. Ctrl+K finds any command.</source>
   <translation>1. Generieren (Strg+Eingabe) drücken: Ein Bild taucht aus dem Rauschen auf, und jeder Schritt bleibt in der Zeitleiste.
2. Durch die Zeitleiste fahren oder sie mit P abspielen; V wechselt zwischen x_t und dem vorhergesagten x0.
3. Mit dem Pinsel (B) eine Maske über einen Teil des Bildes malen, dann „Maske neu malen“ drücken. Eingabe übernimmt, Esc verwirft.
4. F3 öffnet den Arbeitsbereich Trainieren: eine Vorlage wählen, „Training starten“ drücken und zusehen, wie die Samples besser werden.
5. Strg+K findet jeden Befehl.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/viewing.py" />
   <source>First steps</source>
   <translation>Erste Schritte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/viewing.py" />
   <source>About Denoise Studio</source>
   <translation>Über Denoise Studio</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/viewing.py" />
   <source>Denoise Studio {version}

Apache License 2.0. Qt is used under the LGPL.</source>
   <translation>Denoise Studio {version}

Apache License 2.0. Qt wird unter der LGPL benutzt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>Pictures, projects and denoising records ({endings})</source>
   <translation>Bilder, Projekte und Entrauschungsaufzeichnungen ({endings})</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>Open</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>Reading the pasted picture …</source>
   <translation>Eingefügtes Bild wird gelesen …</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>There is no picture to copy.</source>
   <translation>Es gibt kein Bild zum Kopieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>There is no picture to save. Open or generate one first.</source>
   <translation>Es gibt kein Bild zum Speichern. Zuerst eines öffnen oder generieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>Export frame</source>
   <translation>Frame exportieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>There is no frame under the playhead.</source>
   <translation>Unter dem Abspielkopf ist kein Frame.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>Paste picture</source>
   <translation>Bild einfügen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>Export picture</source>
   <translation>Bild exportieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>Saving {name} …</source>
   <translation>{name} wird gespeichert …</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>{count} files were dropped; only the first one is opened.</source>
   <translation>{count} Dateien wurden abgelegt; nur die erste wird geöffnet.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>The pasted picture</source>
   <translation>Das eingefügte Bild</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>The picture is open; its recipe could not be read: {problem}</source>
   <translation>Das Bild ist geöffnet; sein Rezept konnte nicht gelesen werden: {problem}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>Opening {name} …</source>
   <translation>{name} wird geöffnet …</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>Space for results</source>
   <translation>Platz für Ergebnisse</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>Select a result of the history first.</source>
   <translation>Zuerst ein Ergebnis des Verlaufs auswählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>Tags of result</source>
   <translation>Tags des Ergebnisses</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>Tags of results</source>
   <translation>Tags der Ergebnisse</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>Tags, separated by commas:</source>
   <translation>Tags, durch Kommas getrennt:</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>Tags for all of them, separated by commas:</source>
   <translation>Tags, die alle bekommen, durch Kommas getrennt:</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>1 result was</source>
   <translation>1 Ergebnis wurde</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>The results take {size:.2f} GB now.
{rule}

GB that they may take (0: no limit):</source>
   <translation>Die Ergebnisse belegen jetzt {size:.2f} GB.
{rule}

GB, die sie belegen dürfen (0: so viel, wie da ist):</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>The results take {held} of {most} GB.</source>
   <translation>Die Ergebnisse belegen {held} von {most} GB.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>The results take {held} GB; there is no limit.</source>
   <translation>Die Ergebnisse belegen {held} GB; es gibt keine Grenze.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>{count} results were</source>
   <translation>{count} Ergebnisse wurden</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>{results} removed: all take no more than {gigabytes:g} GB again.</source>
   <translation>{results} entfernt: Alle belegen wieder höchstens {gigabytes:g} GB.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_gallery.py" />
   <source>Delete results</source>
   <translation>Ergebnisse löschen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_gallery.py" />
   <source>This result has no denoising record, so it has no lane.</source>
   <translation>Dieses Ergebnis hat keine Aufzeichnung und darum keine Spur.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_gallery.py" />
   <source>Select two results to compare: the second one with Ctrl and a click.</source>
   <translation>Zwei Ergebnisse zum Vergleichen auswählen: das zweite mit Strg und Klick.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>Save project</source>
   <translation>Projekt speichern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>Unsaved changes can still be brought back by Undo.</source>
   <translation>Was nicht gespeichert ist, kann Rückgängig noch zurückholen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>Open project</source>
   <translation>Projekt öffnen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>No project has been opened or saved yet.</source>
   <translation>Noch wurde kein Projekt geöffnet oder gespeichert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>Another window has it open: this is a copy, and saving asks for another name.</source>
   <translation>Ein anderes Fenster hat es geöffnet: Dies ist eine Kopie, und Speichern fragt nach einem anderen Namen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>its recipe</source>
   <translation>sein Rezept</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>OpenRaster (*{suffix})</source>
   <translation>OpenRaster (*{suffix})</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>Save the changes to {path} first?</source>
   <translation>Zuerst die Änderungen an {path} speichern?</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>Opening {path} …</source>
   <translation>{path} wird geöffnet …</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>{path} is open in another window. Save under another name.</source>
   <translation>{path} ist in einem anderen Fenster geöffnet. Unter einem anderen Namen speichern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>Opened {path}.</source>
   <translation>{path} geöffnet.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>Untitled – {title}</source>
   <translation>Unbenannt – {title}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session.py" />
   <source>the canvas</source>
   <translation>die Leinwand</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session.py" />
   <source>the stroke in progress</source>
   <translation>den begonnenen Strich</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session.py" />
   <source>Another window has this canvas: this one works on a copy of it.</source>
   <translation>Ein anderes Fenster hat diese Leinwand: Dieses arbeitet auf einer Kopie davon.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session.py" />
   <source> with </source>
   <translation> mit </translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session.py" />
   <source>{error} The canvas is not being saved.</source>
   <translation>{error} Die Leinwand wird nicht gesichert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session.py" />
   <source>The canvas is not being saved: {reason}. It will be as soon as that is possible.</source>
   <translation>Die Leinwand wird nicht gesichert: {reason}. Das geschieht, sobald es möglich ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session.py" />
   <source>The canvas is being saved again.</source>
   <translation>Die Leinwand wird wieder gesichert.</translation>
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/operations/files/session.py" />
   <source>{count} undo steps</source>
   <extracomment>for 1: {count} undo step</extracomment>
   <translation>
    <numerusform>{count} Rückgängig-Schritt</numerusform>
    <numerusform>{count} Rückgängig-Schritten</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/operations/files/session_restoring.py" />
   <source>{count} jobs of the last session wait, paused.</source>
   <extracomment>for 1: {count} job of the last session waits, paused.</extracomment>
   <translation>
    <numerusform>{count} Job der letzten Sitzung wartet, pausiert.</numerusform>
    <numerusform>{count} Jobs der letzten Sitzung warten, pausiert.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session_restoring.py" />
   <source>a result to accept</source>
   <translation>ein Ergebnis zum Übernehmen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session_restoring.py" />
   <source>a grid</source>
   <translation>ein Raster</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session_restoring.py" />
   <source>Run them</source>
   <translation>Ausführen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session_restoring.py" />
   <source>Run it</source>
   <translation>Ausführen</translation>
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/operations/files/session_restoring.py" />
   <source>{count} jobs, paused</source>
   <extracomment>for 1: {count} job, paused</extracomment>
   <translation>
    <numerusform>{count} Job, pausiert</numerusform>
    <numerusform>{count} Jobs, pausiert</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session_restoring.py" />
   <source>The program did not end properly. Restored: {brought}.</source>
   <translation>Das Programm wurde nicht ordentlich beendet. Zurückgeholt: {brought}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/branches.py" />
   <source>These settings do not fit the branch: {describe}.</source>
   <translation>Diese Einstellungen passen nicht zum Zweig: {describe}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/code_copying.py" />
   <source>Writing the script …</source>
   <translation>Das Skript wird geschrieben …</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/code_copying.py" />
   <source>There is no recipe to copy: select a picture that this program made.</source>
   <translation>Es gibt kein Rezept zum Kopieren: ein Bild auswählen, das dieses Programm gemacht hat.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/code_copying.py" />
   <source>The script of {lines} lines is on the clipboard; it makes the picture with plain diffusers.</source>
   <translation>Das Skript mit {lines} Zeilen ist in der Zwischenablage; es macht das Bild mit reinem diffusers.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/control_mapping.py" />
   <source>The map could not be read: {strerror}.</source>
   <translation>Die Karte konnte nicht gelesen werden: {strerror}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/engine_status.py" />
   <source>engine is starting</source>
   <translation>Engine startet</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/engine_status.py" />
   <source>engine is restarting</source>
   <translation>Engine startet neu</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/engine_status.py" />
   <source>engine is stopped</source>
   <translation>Engine ist angehalten</translation>
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/operations/generating/engine_status.py" />
   <source>{count} threads</source>
   <extracomment>for 1: {count} thread</extracomment>
   <translation>
    <numerusform>{count} Thread</numerusform>
    <numerusform>{count} Threads</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/engine_status.py" />
   <source>Saving …</source>
   <translation>Wird gespeichert …</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/engine_status.py" />
   <source>{seconds:.1f} s left</source>
   <translation>noch {seconds:.1f} s</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/generating.py" />
   <source>a penguin in the snow</source>
   <translation>a penguin in the snow</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/generating.py" />
   <source>There is no generated picture in view to vary.</source>
   <translation>Es ist kein generiertes Bild zu sehen, das variiert werden könnte.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/generating.py" />
   <source>A branch starts from its record's noise, which cannot be varied. Vary its parent.</source>
   <translation>Ein Zweig beginnt mit dem Rauschen seiner Aufzeichnung, das nicht variiert werden kann. Das übergeordnete Bild variieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/generating.py" />
   <source>No job has been started yet.</source>
   <translation>Noch wurde kein Job gestartet.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/generating.py" />
   <source>Preparing the picture for the model …</source>
   <translation>Das Bild wird für das Modell vorbereitet …</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/gridding.py" />
   <source>Save sheet</source>
   <translation>Bogen speichern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/gridding.py" />
   <source>It was stopped.</source>
   <translation>Er wurde angehalten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/gridding.py" />
   <source>It was removed from the queue.</source>
   <translation>Er wurde aus der Warteschlange entfernt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/gridding.py" />
   <source>It was not made.</source>
   <translation>Es wurde nicht erzeugt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/gridding.py" />
   <source>The race has no reference. {problem}</source>
   <translation>Das Rennen hat keine Referenz. {problem}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/gridding.py" />
   <source>Saved the sheet as {path}.</source>
   <translation>Der Bogen wurde als {path} gespeichert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/gridding.py" />
   <source>{folder} has no picture.</source>
   <translation>{folder} enthält kein Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/gridding.py" />
   <source>Could not write {path}: {strerror}.</source>
   <translation>{path} konnte nicht geschrieben werden: {strerror}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/memory_remedies.py" />
   <source>models {gigabytes} of {gigabytes_2}</source>
   <translation>Modelle {gigabytes} von {gigabytes_2}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/memory_remedies.py" />
   <source>The last generation took {gigabytes}; {gigabytes_2} were expected. Loaded models take {gigabytes_3}; beyond {gigabytes_4}, those used least recently are dropped.</source>
   <translation>Die letzte Generierung belegte {gigabytes}; erwartet waren {gigabytes_2}. Geladene Modelle belegen {gigabytes_3}; über {gigabytes_4} hinaus werden die am längsten nicht benutzten entladen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/prompting.py" />
   <source>Keep as style</source>
   <translation>Als Stil aufbewahren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/prompting.py" />
   <source>Name of the style:</source>
   <translation>Name des Stils:</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/prompting.py" />
   <source>There is no prompt to keep as a style.</source>
   <translation>Es gibt keinen Prompt, der als Stil aufbewahrt werden könnte.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/prompting.py" />
   <source>{style} is among the styles.</source>
   <translation>{style} ist unter den Stilen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/queue_editing.py" />
   <source>The job's recipe is in the recipe panel; Generate replaces the job.</source>
   <translation>Das Rezept des Jobs ist im Rezeptfeld; Generieren ersetzt den Job.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/queue_editing.py" />
   <source>The job that was edited has started, or was removed; Generate adds a new one.</source>
   <translation>Der bearbeitete Job hat begonnen oder wurde entfernt; Generieren fügt einen neuen hinzu.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/queue_editing.py" />
   <source>Select a waiting job in the queue.</source>
   <translation>Einen wartenden Job in der Warteschlange auswählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/recipes.py" />
   <source>The recipe is in the recipe panel.</source>
   <translation>Das Rezept ist im Rezeptfeld.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/recipes.py" />
   <source>The recipe is in the training panel.</source>
   <translation>Das Rezept ist im Trainingsfeld.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/recipes.py" />
   <source>The recipe is in the recipe panel, with its seed.</source>
   <translation>Das Rezept ist im Rezeptfeld, mit seinem Seed.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/recipes.py" />
   <source>The pasted text carries the settings of a picture.</source>
   <translation>Der eingefügte Text trägt die Einstellungen eines Bildes.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/recipes.py" />
   <source>Use its settings</source>
   <translation>Seine Einstellungen übernehmen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/recipes.py" />
   <source>All but the seed</source>
   <translation>Alles außer dem Seed</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/recipes.py" />
   <source>Keep my seed</source>
   <translation>Meinen Seed behalten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/recipes.py" />
   <source>{name} was made with {source} and carries its settings.</source>
   <translation>{name} wurde mit {source} gemacht und trägt dessen Einstellungen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/recipes.py" />
   <source> Not taken over: {missing}.</source>
   <translation> Nicht übernommen: {missing}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/recipes.py" />
   <source>The settings are in the recipe panel.{left_out}</source>
   <translation>Die Einstellungen sind im Rezeptfeld.{left_out}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/results.py" />
   <source>Stopped: {job}.</source>
   <translation>Angehalten: {job}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/results.py" />
   <source> It stays on the canvas.</source>
   <translation> Es bleibt auf der Leinwand.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/results.py" />
   <source>Stopped: {job}. No result was saved; its frames are in the timeline.</source>
   <translation>Angehalten: {job}. Kein Ergebnis wurde gespeichert; seine Frames sind in der Zeitleiste.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/results.py" />
   <source>{job}: the result could not be saved. {message}{kept}</source>
   <translation>{job}: Das Ergebnis konnte nicht gespeichert werden. {message}{kept}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/results.py" />
   <source>Show</source>
   <translation>Zeigen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/results.py" />
   <source>{job}: finished. It belongs to another picture and is in the history.</source>
   <translation>{job}: fertig. Es gehört zu einem anderen Bild und ist im Verlauf.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/upscaling.py" />
   <source>Stopped. The picture stays as it is.</source>
   <translation>Angehalten. Das Bild bleibt, wie es ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/upscaling.py" />
   <source>{width} × {height} pixels</source>
   <translation>{width} × {height} Pixel</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/upscaling.py" />
   <source>Another picture is on the canvas: the upscaled one was dropped.</source>
   <translation>Auf der Leinwand ist ein anderes Bild: Das vergrößerte wurde verworfen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/upscaling.py" />
   <source>Upscaled to {size}; refining waits in the queue.</source>
   <translation>Auf {size} vergrößert; das Verfeinern wartet in der Warteschlange.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/upscaling.py" />
   <source>Could not make a temporary folder: {strerror}.</source>
   <translation>Es konnte kein vorläufiger Ordner angelegt werden: {strerror}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/upscaling.py" />
   <source>Upscaled to {size}. Accept it to continue with it.</source>
   <translation>Auf {size} vergrößert. Übernehmen, um damit weiterzumachen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/display.py" />
   <source>The picture of what you paint appears here.</source>
   <translation>Hier erscheint das Bild zu dem, was gemalt wird.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/display.py" />
   <source>Live</source>
   <translation>Live</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/display.py" />
   <source>Preview</source>
   <translation>Vorschau</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/painting.py" />
   <source>There is nothing to paint from yet: open a picture, or make a new one.</source>
   <translation>Noch gibt es nichts, wovon zu malen wäre: ein Bild öffnen oder ein neues anlegen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/painting.py" />
   <source>Live painting is off: Ctrl+Shift+P begins it.</source>
   <translation>Live-Malen ist aus: Strg+Umschalt+P beginnt es.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/painting.py" />
   <source>Waits for the queue</source>
   <translation>Wartet auf die Warteschlange</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/painting.py" />
   <source>; {title} is quicker</source>
   <translation>; {title} ist schneller</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/painting.py" />
   <source>More than {seconds:.0f} s: too slow to follow the pen{advice}</source>
   <translation>Mehr als {seconds:.0f} s: zu langsam, um dem Stift zu folgen{advice}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/painting.py" />
   <source>There is no live picture to take. {off}</source>
   <translation>Es gibt kein Live-Bild zum Nehmen. {off}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/taking.py" />
   <source>This live picture belongs to another picture.</source>
   <translation>Dieses Live-Bild gehört zu einem anderen Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/taking.py" />
   <source>Add live picture</source>
   <translation>Live-Bild hinzufügen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/taking.py" />
   <source>The live picture was not taken. {error}</source>
   <translation>Das Live-Bild wurde nicht genommen. {error}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/hub.py" />
   <source>{source} was not fetched. {line}</source>
   <translation>{source} wurde nicht geholt. {line}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/hub.py" />
   <source>A download of {source} was interrupted.</source>
   <translation>Ein Download von {source} wurde unterbrochen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/hub.py" />
   <source>Downloads of {count} models were interrupted.</source>
   <translation>Downloads von {count} Modellen wurden unterbrochen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_adding.py" />
   <source>Add model</source>
   <translation>Modell hinzufügen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_adding.py" />
   <source>Models (*.safetensors);;All files (*)</source>
   <translation>Modelle (*.safetensors);;Alle Dateien (*)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_adding.py" />
   <source>Add model folder</source>
   <translation>Modellordner hinzufügen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_adding.py" />
   <source>Scan folder for models</source>
   <translation>Ordner nach Modellen durchsuchen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_adding.py" />
   <source>Checking {path}</source>
   <translation>{path} wird geprüft</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_adding.py" />
   <source>Added {name}.</source>
   <translation>{name} hinzugefügt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_adding.py" />
   <source>Added {count} models.</source>
   <translation>{count} Modelle hinzugefügt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>textual inversion</source>
   <translation>Textual Inversion</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>The recipe uses the model {entry}.</source>
   <translation>Das Rezept benutzt das Modell {entry}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>A refiner needs an SDXL model: choose one first.</source>
   <translation>Ein Refiner braucht ein SDXL-Modell: zuerst eines wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>The recipe refines with {entry}.</source>
   <translation>Das Rezept verfeinert mit {entry}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>The recipe decodes with {entry}.</source>
   <translation>Das Rezept dekodiert mit {entry}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>The recipe has the LoRA {entry}.{words}</source>
   <translation>Das Rezept hat die LoRA {entry}.{words}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>The prompt has {word}.</source>
   <translation>Der Prompt hat {word}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>The recipe follows a picture with {entry}.</source>
   <translation>Das Rezept folgt einem Bild mit {entry}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>{card} takes no prompt, so it takes no {what} either. Choose another model first.</source>
   <translation>{card} nimmt keinen Prompt und darum auch keine {what}. Zuerst ein anderes Modell wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>{entry} is a {what} for {family}, and {card} is another family.</source>
   <translation>{entry} ist eine {what} für {family}, und {card} gehört zu einer anderen Familie.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source> Trigger words: {trigger}.</source>
   <translation> Auslösewörter: {trigger}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>{entry} is no longer listed.</source>
   <translation>{entry} ist nicht mehr aufgelistet.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>{entry} does not fit the recipe's model.</source>
   <translation>{entry} passt nicht zum Modell des Rezepts.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>{entry} was not made for the recipe's model.</source>
   <translation>{entry} wurde nicht für das Modell des Rezepts gemacht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Use in recipe</source>
   <translation>Ins Rezept</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Star</source>
   <translation>Stern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Verify</source>
   <translation>Prüfen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Show folder</source>
   <translation>Ordner zeigen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Copy path</source>
   <translation>Pfad kopieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Licence…</source>
   <translation>Lizenz…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>From hub…</source>
   <translation>Vom Hub…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Scan folder…</source>
   <translation>Ordner durchsuchen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Select a model first.</source>
   <translation>Zuerst ein Modell auswählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Select one model only.</source>
   <translation>Nur ein Modell auswählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>, and moved its files to the trash</source>
   <translation>, und seine Dateien in den Papierkorb verschoben</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>; its files stay where they are</source>
   <translation>; seine Dateien bleiben, wo sie sind</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>It has no place in a recipe.</source>
   <translation>Es hat in einem Rezept keinen Platz.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Copied the path.</source>
   <translation>Pfad kopiert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Stopped; nothing was found wrong so far.</source>
   <translation>Angehalten; bis dahin war alles in Ordnung.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Verifying {entry}</source>
   <translation>{entry} wird geprüft</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>{count} models</source>
   <translation>{count} Modelle</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Remove {what}</source>
   <translation>{what} entfernen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Copied {count} paths.</source>
   <translation>{count} Pfade kopiert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>{sound} models are intact. {line}</source>
   <translation>{sound} Modelle sind unversehrt. {line}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Removed {what}{where}.</source>
   <translation>{what} entfernt{where}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Licence of {entry}</source>
   <translation>Lizenz von {entry}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>Nothing is compared. C compares with the pinned frame, its parent, or the earlier picture.</source>
   <translation>Nichts wird verglichen. C vergleicht mit dem angehefteten Frame, dem übergeordneten oder dem Bild davor.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>There is nothing to compare with yet. Pin a frame (Shift+P), or choose something (Shift+C).</source>
   <translation>Noch gibt es nichts zum Vergleichen. Einen Frame anheften (Umschalt+P) oder etwas wählen (Umschalt+C).</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>Lanes, the pinned frame, the picture before a result, and results of the history are listed here.</source>
   <translation>Spuren, der angeheftete Frame, das Bild vor einem Ergebnis und Ergebnisse des Verlaufs stehen hier.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>Computing the numbers…</source>
   <translation>Die Zahlen werden berechnet…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>grey</source>
   <translation>Grau</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>before</source>
   <translation>vorher</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>Compare with</source>
   <translation>Vergleichen mit</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>There is nothing in view to compare.</source>
   <translation>Es ist nichts zu sehen, das man vergleichen könnte.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>There is no frame under the playhead to pin.</source>
   <translation>Unter dem Abspielkopf ist kein Frame zum Anheften.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>No result of the history is selected.</source>
   <translation>Kein Ergebnis des Verlaufs ist ausgewählt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>Picture file…</source>
   <translation>Bilddatei…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>after</source>
   <translation>nachher</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>picture</source>
   <translation>Bild</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>Equal in every pixel · {width} × {height}</source>
   <translation>In jedem Pixel gleich · {width} × {height}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>mean difference of 255: {means}</source>
   <translation>mittlerer Unterschied von 255: {means}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>{changed:.1%} of the pixels differ</source>
   <translation>{changed:.1%} der Pixel unterscheiden sich</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>The picture before</source>
   <translation>Das Bild davor</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>What the result would replace.</source>
   <translation>Was das Ergebnis ersetzen würde.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>The history's first picture of it.</source>
   <translation>Ihr erstes Bild im Verlauf.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>PSNR {psnr:.2f} dB</source>
   <translation>PSNR {psnr:.2f} dB</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>SSIM {ssim:.3f}</source>
   <translation>SSIM {ssim:.3f}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>Lane, at the same step · {subtitle}</source>
   <translation>Spur, beim selben Schritt · {subtitle}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>These have different sizes, {size} and {size_2}: nothing to compare.</source>
   <translation>Diese haben verschiedene Größen, {size} und {size_2}: nichts zu vergleichen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>Pinned {position}: C compares other frames with it.</source>
   <translation>{position} angeheftet: C vergleicht andere Frames damit.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>Pinned: {position}</source>
   <translation>Angeheftet: {position}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>Selected result: {title}</source>
   <translation>Ausgewähltes Ergebnis: {title}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/deciding.py" />
   <source>The search for the deciding step was stopped.</source>
   <translation>Die Suche nach dem entscheidenden Schritt wurde angehalten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/deciding.py" />
   <source>“{word}” decides until step {step}: removed later, it is still seen there.</source>
   <translation>„{word}“ entscheidet bis Schritt {step}: später weggelassen, ist es dort noch zu sehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/deciding.py" />
   <source>No single step decides “{word}”: until step {step} removing it changes most, later less and less.</source>
   <translation>Über „{word}“ entscheidet kein einzelner Schritt: Bis Schritt {step} ändert das Herausnehmen am meisten, danach immer weniger.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/deciding.py" />
   <source>“{word}” makes no difference there, whenever it is removed.</source>
   <translation>„{word}“ macht dort keinen Unterschied, wann immer es herausgenommen wird.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/deciding.py" />
   <source>“{word}” still decides at the last step, {step}.</source>
   <translation>„{word}“ entscheidet noch beim letzten Schritt, {step}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/deciding.py" />
   <source>Select a lane that was made by a prompt.</source>
   <translation>Eine Spur auswählen, die aus einem Prompt entstand.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/deciding.py" />
   <source>Only a finished lane, whose frames are kept, can be examined.</source>
   <translation>Nur eine fertige Spur, deren Frames aufbewahrt sind, kann befragt werden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/deciding.py" />
   <source>Which step decides about “{word}”? {share}%. The same command stops it.</source>
   <translation>Welcher Schritt entscheidet über „{word}“? {share} %. Derselbe Befehl hält es an.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/deciding.py" />
   <source>Press a word above the lanes first: it is the one that is removed.</source>
   <translation>Zuerst ein Wort über den Spuren drücken: Es wird herausgenommen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/filming.py" />
   <source>Make film</source>
   <translation>Film erstellen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/filming.py" />
   <source>A folder for numbered pictures</source>
   <translation>Ein Ordner für nummerierte Bilder</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/filming.py" />
   <source>Stopped. No file was written.</source>
   <translation>Angehalten. Keine Datei wurde geschrieben.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/filming.py" />
   <source>{count} pictures in {parent}</source>
   <translation>{count} Bilder in {parent}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/filming.py" />
   <source>Made {what}.</source>
   <translation>{what} erstellt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/forking.py" />
   <source>The model {model} is not on this computer. Look for it, or select one of the same latent space.</source>
   <translation>Das Modell {model} ist nicht auf diesem Rechner. Es suchen, oder eines mit demselben latenten Raum auswählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/forking.py" />
   <source>There is no generation in the timeline to fork.</source>
   <translation>In der Zeitleiste ist keine Generierung zum Abzweigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/forking.py" />
   <source>The edited curves change no step: there is nothing to fork.</source>
   <translation>Die bearbeiteten Kurven ändern keinen Schritt: Es gibt nichts abzuzweigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/forking.py" />
   <source>This generation still runs: it can be forked when it is finished.</source>
   <translation>Diese Generierung läuft noch: Abzweigen geht, wenn sie fertig ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/forking.py" />
   <source>A branch is made from step {step}, where the curves differ.</source>
   <translation>Ab Schritt {step}, wo sich die Kurven unterscheiden, entsteht ein Zweig.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/forking.py" />
   <source>{path} does not hold the recipe that it was made with, so it cannot be forked.</source>
   <translation>{path} enthält das Rezept nicht, aus dem es entstand; darum kann man davon nicht abzweigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/forking.py" />
   <source>The frames of a stopped generation are not kept: only a result can be forked.</source>
   <translation>Die Frames einer angehaltenen Generierung werden nicht aufbewahrt: Nur von einem Ergebnis kann man abzweigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/frame_display.py" />
   <source>{position} is damaged: the picture may not be what was made.</source>
   <translation>{position} ist beschädigt: Das Bild ist vielleicht nicht das, was entstand.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/frame_painting.py" />
   <source>There is no generation in the timeline to paint into.</source>
   <translation>In der Zeitleiste ist keine Generierung, in die man malen könnte.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/frame_painting.py" />
   <source>This generation still runs: it can be painted into when it is finished.</source>
   <translation>Diese Generierung läuft noch: Hineinmalen geht, wenn sie fertig ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/frame_painting.py" />
   <source>The frames of a stopped generation are not kept: it cannot be painted into.</source>
   <translation>Die Frames einer angehaltenen Generierung werden nicht aufbewahrt: Hineinmalen geht nicht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/frame_painting.py" />
   <source>Several pictures are shown: choose one in the lane's menu, Show, to paint into it.</source>
   <translation>Mehrere Bilder werden gezeigt: im Menü der Spur unter Zeigen eines wählen, um hineinzumalen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/frame_painting.py" />
   <source>Nothing is masked yet: mask where the branch may differ, or let it differ everywhere.</source>
   <translation>Noch ist nichts maskiert: maskieren, wo der Zweig abweichen darf, oder ihn überall abweichen lassen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/frame_painting.py" />
   <source>Nothing is painted yet: paint first, or let the branch differ everywhere.</source>
   <translation>Noch ist nichts gemalt: zuerst malen oder den Zweig überall abweichen lassen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/frame_painting.py" />
   <source>{position} · predicted x₀ · {lane}</source>
   <translation>{position} · vorhergesagtes x₀ · {lane}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/inspecting.py" />
   <source>The terms of a step can be shown once the picture is finished.</source>
   <translation>Die Terme eines Schritts lassen sich zeigen, sobald das Bild fertig ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/inspecting.py" />
   <source>This lane's record is not on the disk, so its steps cannot be repeated.</source>
   <translation>Die Aufzeichnung dieser Spur ist nicht auf der Platte; ihre Schritte lassen sich nicht erneut gehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/inspecting.py" />
   <source>The model {} is not here, so its steps cannot be repeated.</source>
   <translation>Das Modell {} ist nicht hier; seine Schritte lassen sich nicht erneut gehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/lane_editing.py" />
   <source>Lane deleted</source>
   <translation>Spur gelöscht</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/lane_editing.py" />
   <source>This lane has no branches: Fork here makes one.</source>
   <translation>Diese Spur hat keine Zweige: „Hier abzweigen“ macht einen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/lane_editing.py" />
   <source>This lane is still growing: stop its job first.</source>
   <translation>Diese Spur wächst noch: zuerst ihren Job anhalten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/lane_editing.py" />
   <source>No lane of the timeline is selected.</source>
   <translation>Keine Spur der Zeitleiste ist ausgewählt.</translation>
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/operations/timeline/lane_editing.py" />
   <source>Lane deleted, with {count} branches</source>
   <extracomment>for 1: Lane deleted, with {count} branch</extracomment>
   <translation>
    <numerusform>Spur gelöscht, mit {count} Zweig</numerusform>
    <numerusform>Spur gelöscht, mit {count} Zweigen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/lane_editing.py" />
   <source>{what}. Undo brings it back; results stay in the history.</source>
   <translation>{what}. Rückgängig holt sie zurück; Ergebnisse bleiben im Verlauf.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/lane_opening.py" />
   <source>Could not read {path}: there is no such file.</source>
   <translation>{path} konnte nicht gelesen werden: Es gibt keine solche Datei.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/watching.py" />
   <source>Views of the step are beside each other in the Watch workspace: F2 shows it.</source>
   <translation>Ansichten des Schritts nebeneinander gibt es im Arbeitsbereich Beobachten: F2 zeigt ihn.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/branching.py" />
   <source>There is no checkpoint to branch from yet. Save one now, or open a run that has one.</source>
   <translation>Noch gibt es keinen Checkpoint zum Abzweigen. Jetzt einen speichern oder einen Lauf öffnen, der einen hat.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/branching.py" />
   <source>The run left no checkpoint to branch from.</source>
   <translation>Der Lauf hat keinen Checkpoint zum Abzweigen hinterlassen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/branching.py" />
   <source>The checkpoint of step {step} is gone.</source>
   <translation>Den Checkpoint von Schritt {step} gibt es nicht mehr.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/checkpoints.py" />
   <source>The run has no checkpoint yet. Save one now, or wait for the next.</source>
   <translation>Der Lauf hat noch keinen Checkpoint. Jetzt einen speichern oder auf den nächsten warten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/checkpoints.py" />
   <source>No checkpoint of the run has a validation loss, so none is the best.</source>
   <translation>Kein Checkpoint des Laufs hat einen Validierungs-Loss; darum ist keiner der beste.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/checkpoints.py" />
   <source>Show recipe</source>
   <translation>Rezept zeigen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/checkpoints.py" />
   <source>This run trains a model that cannot generate pictures by itself.</source>
   <translation>Dieser Lauf trainiert ein Modell, das allein keine Bilder generieren kann.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/checkpoints.py" />
   <source>The recipe uses this run's {word} checkpoint.</source>
   <translation>Das Rezept benutzt den Checkpoint dieses Laufs: {word}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/curves_export.py" />
   <source>Pictures (*.png)</source>
   <translation>Bilder (*.png)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/curves_export.py" />
   <source>Tables (*.csv)</source>
   <translation>Tabellen (*.csv)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/curves_export.py" />
   <source>Export curves</source>
   <translation>Kurven exportieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/curves_export.py" />
   <source>There are no curves to export yet. Start a training run, or open one.</source>
   <translation>Noch gibt es keine Kurven zum Exportieren. Einen Trainingslauf starten oder öffnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/curves_export.py" />
   <source>Saved the curves to {path}.</source>
   <translation>Die Kurven wurden nach {path} gespeichert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/data_preview.py" />
   <source>Reading the data</source>
   <translation>Die Daten werden gelesen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/model_export.py" />
   <source>diffusers folder (*)</source>
   <translation>diffusers-Ordner (*)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/model_export.py" />
   <source>Single file (*.safetensors)</source>
   <translation>Einzelne Datei (*.safetensors)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/model_export.py" />
   <source>Decoder as ONNX (*.onnx)</source>
   <translation>Decoder als ONNX (*.onnx)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/model_export.py" />
   <source>Export model</source>
   <translation>Modell exportieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/model_export.py" />
   <source>An export is in progress. Wait until it is done.</source>
   <translation>Ein Export läuft. Warten, bis er fertig ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/model_export.py" />
   <source>Exporting to {target}</source>
   <translation>Export nach {target}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/model_export.py" />
   <source>Exported the model to {place}. {note}</source>
   <translation>Das Modell wurde nach {place} exportiert. {note}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/remote_training.py" />
   <source>Save recipe</source>
   <translation>Rezept speichern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/remote_training.py" />
   <source>Recipes (*.json)</source>
   <translation>Rezepte (*.json)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/remote_training.py" />
   <source>A training run is already in progress here. Stop it first.</source>
   <translation>Hier läuft schon ein Trainingslauf. Zuerst diesen anhalten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/remote_training.py" />
   <source>{host}: {line}. Trying again.</source>
   <translation>{host}: {line}. Neuer Versuch.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/remote_training.py" />
   <source>The checkpoints of this run are on {machine}: run the command there, then follow the run.</source>
   <translation>Die Checkpoints dieses Laufs sind auf {machine}: den Befehl dort ausführen, dann dem Lauf folgen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/remote_training.py" />
   <source>Connecting to {host}</source>
   <translation>Verbindung mit {host} wird aufgebaut</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/remote_training.py" />
   <source>Connected to {host}.</source>
   <translation>Mit {host} verbunden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Use as model</source>
   <translation>Als Modell nutzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Branch…</source>
   <translation>Abzweigen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Compare</source>
   <translation>Vergleich</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Delete</source>
   <translation>Löschen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Select a run first.</source>
   <translation>Zuerst einen Lauf auswählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Select one run only.</source>
   <translation>Nur einen Lauf auswählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>This run is in progress.</source>
   <translation>Dieser Lauf ist im Gange.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>This run is finished. Branch from it to train on.</source>
   <translation>Dieser Lauf ist fertig. Davon abzweigen, um weiter zu trainieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>This run has no checkpoint.</source>
   <translation>Dieser Lauf hat keinen Checkpoint.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Add a folder of runs</source>
   <translation>Einen Ordner mit Läufen hinzufügen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Remove a folder of runs</source>
   <translation>Ordner mit Läufen entfernen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Its runs are no longer listed, and stay where they are:</source>
   <translation>Seine Läufe werden nicht mehr aufgelistet und bleiben, wo sie sind:</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Another run is in progress here. Stop it first.</source>
   <translation>Hier ist ein anderer Lauf im Gange. Zuerst diesen anhalten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>No other folder of runs was added.</source>
   <translation>Es wurde kein weiterer Ordner mit Läufen hinzugefügt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>This run cannot be read: {problem}</source>
   <translation>Dieser Lauf kann nicht gelesen werden: {problem}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>{count} runs</source>
   <translation>{count} Läufe</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>{broken} cannot be read.</source>
   <translation>{broken} nicht lesbar.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>{going}: stop the training before you delete its run.</source>
   <translation>{going}: das Training anhalten, bevor sein Lauf gelöscht wird.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Moved {what} to the trash.</source>
   <translation>{what} in den Papierkorb verschoben.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Delete {title}</source>
   <translation>{title} löschen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Delete {count} runs</source>
   <translation>{count} Läufe löschen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/training.py" />
   <source>Open training run</source>
   <translation>Trainingslauf öffnen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/training.py" />
   <source>There is no current run to compare with. Start or open one first.</source>
   <translation>Es gibt keinen aktuellen Lauf zum Vergleichen. Zuerst einen starten oder öffnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/training.py" />
   <source>No training run is in progress.</source>
   <translation>Kein Trainingslauf ist im Gange.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/training.py" />
   <source>Training run {name} continued in the background and is open again.</source>
   <translation>Der Trainingslauf {name} lief im Hintergrund weiter und ist wieder geöffnet.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/training.py" />
   <source>The checkpoint of step {step} is gone; the branch starts at step {step_2}.</source>
   <translation>Der Checkpoint von Schritt {step} ist weg; der Zweig beginnt bei Schritt {step_2}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/training.py" />
   <source>The newest checkpoint of {path} is damaged; that of step {step:,} is intact. The newer ones will be kept in the run's folder {set_aside}.</source>
   <translation>Der neueste Checkpoint von {path} ist beschädigt; der von Schritt {step:,} ist unversehrt. Die neueren werden im Ordner {set_aside} des Laufs aufbewahrt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/training.py" />
   <source>Resume from step {step:,}</source>
   <translation>Ab Schritt {step:,} fortsetzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/training.py" />
   <source>Not started. {error}</source>
   <translation>Nicht gestartet. {error}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/training.py" />
   <source>Training {state} at step {step}.</source>
   <translation>Training: {state} bei Schritt {step}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/training.py" />
   <source>Checkpoint saved at step {step:,}; it is kept.</source>
   <translation>Checkpoint bei Schritt {step:,} gespeichert; er bleibt erhalten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/window/course_guide.py" />
   <source>Completed: {station}.</source>
   <translation>Abgeschlossen: {station}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/window/language_choosing.py" />
   <source>The language will be {language} from the next start on.</source>
   <translation>Die Sprache ist ab dem nächsten Start {language}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_list.py" />
   <source>Controls</source>
   <translation>Controls</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_list.py" />
   <source>Add control</source>
   <translation>Control hinzufügen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_list.py" />
   <source>Follow a picture's edges, depth, pose and others, by a ControlNet.</source>
   <translation>Mit einem ControlNet den Kanten, der Tiefe, der Pose oder anderem eines Bildes folgen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif)</source>
   <translation>Bilder (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>the picture on the canvas</source>
   <translation>das Bild auf der Leinwand</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>the frame of the timeline</source>
   <translation>der Frame der Zeitleiste</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>a file…</source>
   <translation>eine Datei…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>a finished map…</source>
   <translation>eine fertige Karte…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>What is followed.</source>
   <translation>Woran sich das Modell hält.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>How strictly the map is followed: 0 ignores it, 1 is as trained.</source>
   <translation>Wie streng sich das Modell an die Karte hält: 0 ignoriert sie, 1 ist wie trainiert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>Show map</source>
   <translation>Karte zeigen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>Show the map on the canvas, or hide it again.</source>
   <translation>Die Karte auf der Leinwand zeigen oder wieder ausblenden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>More settings</source>
   <translation>Mehr Einstellungen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>Source, network, steps and detector.</source>
   <translation>Quelle, Netz, Schritte und Detektor.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>Remove control</source>
   <translation>Control entfernen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>Remove this control.</source>
   <translation>Dieses Control entfernen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>The source of the map.</source>
   <translation>Woraus die Karte gemacht wird.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>Paint over the map…</source>
   <translation>Über die Karte malen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>Choose picture</source>
   <translation>Bild wählen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>The ControlNet or T2I-Adapter that follows the map.</source>
   <translation>Das ControlNet oder der T2I-Adapter, das der Karte folgt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>There is no picture on the canvas yet.</source>
   <translation>Noch ist kein Bild auf der Leinwand.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>automatic</source>
   <translation>automatisch</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>a kept picture</source>
   <translation>ein aufbewahrtes Bild</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>a painted map</source>
   <translation>eine gemalte Karte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>Draw on the map of {kind} in white and black.</source>
   <translation>In Weiß und Schwarz auf die Karte malen: {kind}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>{named}, a map</source>
   <translation>{named}, eine Karte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/curve_fields.py" />
   <source>Remove curves</source>
   <translation>Kurven entfernen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/curve_fields.py" />
   <source>Use the same prompt and guidance at every step.</source>
   <translation>Bei jedem Schritt denselben Prompt und dieselbe Guidance verwenden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/curve_fields.py" />
   <source>from step {step} {prompt}</source>
   <translation>ab Schritt {step} {prompt}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/curve_fields.py" />
   <source>CFG scale by step {scale}</source>
   <translation>CFG-Skala nach Schritt {scale}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/guide_fields.py" />
   <source>Remove regions</source>
   <translation>Regionen entfernen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/guide_fields.py" />
   <source>Leave out the regions that came with the recipe.</source>
   <translation>Die Regionen weglassen, die mit dem Rezept kamen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/guide_fields.py" />
   <source>From layers</source>
   <translation>Aus Ebenen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/guide_fields.py" />
   <source>Regions of the recipe: {prompts}</source>
   <translation>Regionen des Rezepts: {prompts}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/image_prompt_list.py" />
   <source>Remove this picture.</source>
   <translation>Dieses Bild entfernen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/image_prompt_list.py" />
   <source>Image prompts</source>
   <translation>Bild-Prompts</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/image_prompt_list.py" />
   <source>Add image prompt</source>
   <translation>Bild-Prompt hinzufügen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/image_prompt_list.py" />
   <source>Follow a picture like a prompt, by an IP-Adapter.</source>
   <translation>Mit einem IP-Adapter einem Bild wie einem Prompt folgen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/image_prompt_list.py" />
   <source>How strongly the picture counts beside the words.</source>
   <translation>Wie stark das Bild neben den Wörtern zählt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/image_prompt_list.py" />
   <source>Choose IP-Adapter</source>
   <translation>IP-Adapter wählen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/image_prompt_list.py" />
   <source>IP-Adapter (*.safetensors)</source>
   <translation>IP-Adapter (*.safetensors)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/image_prompt_list.py" />
   <source>{name} by {stem}</source>
   <translation>{name} mit {stem}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/image_prompt_list.py" />
   <source>Remove {name}</source>
   <translation>{name} entfernen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_list.py" />
   <source>Add LoRA</source>
   <translation>LoRA hinzufügen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_list.py" />
   <source>Add a LoRA: a .safetensors file that adapts the model.</source>
   <translation>Eine LoRA hinzufügen: eine .safetensors-Datei, die das Modell anpasst.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_row.py" />
   <source>Use this LoRA; unchecked, it stays in the list and changes nothing.</source>
   <translation>Diese LoRA benutzen; ohne Häkchen bleibt sie in der Liste und ändert nichts.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_row.py" />
   <source>Factor of the change to the network; usually 0 to 1.</source>
   <translation>Faktor der Änderung am Netz; meist 0 bis 1.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_row.py" />
   <source>Text weight</source>
   <translation>Textgewicht</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_row.py" />
   <source>Factor of the change to the text encoder.</source>
   <translation>Faktor der Änderung am Textencoder.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_row.py" />
   <source>Text encoder's weight and trigger words.</source>
   <translation>Gewicht des Textencoders und Auslösewörter.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_row.py" />
   <source>Remove this LoRA.</source>
   <translation>Diese LoRA entfernen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_row.py" />
   <source>This LoRA is for {family}, and does not fit {card}.</source>
   <translation>Diese LoRA ist für {family} und passt nicht zu {card}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_row.py" />
   <source>Use {name}</source>
   <translation>{name} benutzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_row.py" />
   <source>More of {name}</source>
   <translation>Mehr zu {name}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_row.py" />
   <source>Insert {word}</source>
   <translation>{word} einfügen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_row.py" />
   <source>Insert into the prompt: {word}</source>
   <translation>In den Prompt einfügen: {word}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/map_editor.py" />
   <source>Colour of the brush; X switches, Ctrl as well.</source>
   <translation>Farbe des Pinsels; X wechselt, auch Strg.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/map_editor.py" />
   <source>Undo the last stroke (Ctrl+Z).</source>
   <translation>Den letzten Strich zurücknehmen (Strg+Z).</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/map_editor.py" />
   <source>Redo the last stroke (Ctrl+Shift+Z).</source>
   <translation>Den letzten Strich wiederholen (Strg+Umschalt+Z).</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/map_editor.py" />
   <source>Make the whole map black.</source>
   <translation>Die ganze Karte schwarz machen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/map_editor.py" />
   <source>Use map</source>
   <translation>Karte benutzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/map_editor.py" />
   <source>Let the control follow this map instead of making one.</source>
   <translation>Das Control dieser Karte folgen lassen, statt eine zu machen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/map_editor.py" />
   <source>White</source>
   <translation>Weiß</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/map_editor.py" />
   <source>Black</source>
   <translation>Schwarz</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/map_editor.py" />
   <source>Map of {title}</source>
   <translation>Karte: {title}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>All models</source>
   <translation>Alle Modelle</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>List all models. Ctrl+M</source>
   <translation>Alle Modelle auflisten. Strg+M</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>The model that makes the picture.</source>
   <translation>Das Modell, das das Bild macht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>Class</source>
   <translation>Klasse</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>Refiner</source>
   <translation>Refiner</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>Refine from</source>
   <translation>Verfeinern ab</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>no generator</source>
   <translation>kein Generator</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>not found</source>
   <translation>nicht gefunden</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>any</source>
   <translation>beliebig</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>the model's own</source>
   <translation>das des Modells</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>Class of the picture, for class-conditional models.</source>
   <translation>Klasse des Bildes, für klassenbedingte Modelle.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>The model that takes over for the last steps.</source>
   <translation>Das Modell, das die letzten Schritte übernimmt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>Share of the noise levels before the refiner takes over.</source>
   <translation>Anteil der Rauschpegel, bevor der Refiner übernimmt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>The autoencoder that decodes the latents.</source>
   <translation>Der Autoencoder, der die Latents dekodiert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>{extra}, unknown</source>
   <translation>{extra}, unbekannt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/output_fields.py" />
   <source>Large pictures</source>
   <translation>Große Bilder</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/output_fields.py" />
   <source>In tiles of the trained size, a large picture takes little memory, and things keep their scale.</source>
   <translation>In Kacheln der trainierten Größe braucht ein großes Bild wenig Speicher, und die Dinge behalten ihren Maßstab.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/output_fields.py" />
   <source>in one piece</source>
   <translation>in einem Stück</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/output_fields.py" />
   <source>in tiles</source>
   <translation>in Kacheln</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/output_size_fields.py" />
   <source>Width of the picture; double-click for the model's training size.</source>
   <translation>Breite des Bildes; Doppelklick stellt die Trainingsgröße des Modells ein.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/output_size_fields.py" />
   <source>Height of the picture; double-click for the model's training size.</source>
   <translation>Höhe des Bildes; Doppelklick stellt die Trainingsgröße des Modells ein.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_fields.py" />
   <source>Prompt, such as: a penguin in the snow</source>
   <translation>Prompt, etwa: a penguin in the snow</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_fields.py" />
   <source>Prompt: what the picture should show.</source>
   <translation>Prompt: was das Bild zeigen soll.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_fields.py" />
   <source>Negative prompt</source>
   <translation>Negativer Prompt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_fields.py" />
   <source>what to avoid</source>
   <translation>unerwünscht</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_fields.py" />
   <source>Negative prompt: what the picture should not show.</source>
   <translation>Negativer Prompt: was das Bild nicht zeigen soll.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_fields.py" />
   <source>Prompt syntax</source>
   <translation>Prompt-Syntax</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_fields.py" />
   <source>How weights and changes are written in the prompts.</source>
   <translation>Wie Gewichte und Änderungen in den Prompts geschrieben werden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_fields.py" />
   <source>Clip skip</source>
   <translation>Clip Skip</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_fields.py" />
   <source>Which layer of the text encoder is read, from the end; 1 is the model's own.</source>
   <translation>Welche Schicht des Textencoders gelesen wird, vom Ende gezählt; 1 ist die des Modells.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>Add styles of your styles.csv to the prompt.</source>
   <translation>Stile aus styles.csv an den Prompt anhängen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>Earlier prompts</source>
   <translation>Frühere Prompts</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>Earlier prompts. Ctrl+H; Alt+Up and Alt+Down step.</source>
   <translation>Frühere Prompts. Strg+H; Alt+Auf und Alt+Ab blättern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>Modifiers</source>
   <translation>Modifikatoren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>Add a style, a quality, a light or a camera.</source>
   <translation>Einen Stil, eine Qualität, ein Licht oder eine Kamera hinzufügen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>Styles</source>
   <translation>Stile</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>Negative prompts</source>
   <translation>Negative Prompts</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>Choose a negative prompt.</source>
   <translation>Einen negativen Prompt wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>Tokens</source>
   <translation>Tokens</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>{used} of {capacity} tokens{encoder}</source>
   <translation>{used} von {capacity} Tokens{encoder}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>{tokens}; the rest is cut off</source>
   <translation>{tokens}; der Rest wird abgeschnitten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source> Added: {styles}.</source>
   <translation> Hinzugefügt: {styles}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>Prompt: {tokens}</source>
   <translation>Prompt: {tokens}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>Negative prompt: {tokens}</source>
   <translation>Negativer Prompt: {tokens}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>, in {chunks} parts</source>
   <translation>, in {chunks} Teilen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>the next begins at “{words} …”</source>
   <translation>der nächste beginnt bei „{words} …“</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_popups.py" />
   <source>Prompts that you generate are listed here.</source>
   <translation>Hier stehen die Prompts, mit denen generiert wurde.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_popups.py" />
   <source>There are no modifiers.</source>
   <translation>Es gibt keine Modifikatoren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_popups.py" />
   <source>There are no negative prompts.</source>
   <translation>Es gibt keine negativen Prompts.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_popups.py" />
   <source>There are no styles yet. Keep a prompt as one, or put a styles.csv at {styles_file}.</source>
   <translation>Noch gibt es keine Stile. Einen Prompt als Stil aufbewahren oder eine styles.csv nach {styles_file} legen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_popups.py" />
   <source>Keep prompt as style…</source>
   <translation>Prompt als Stil aufbewahren…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_popups.py" />
   <source>{prompt}

Negative prompt: {negative}</source>
   <translation>{prompt}

Negativer Prompt: {negative}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_popups.py" />
   <source>not in styles.csv</source>
   <translation>nicht in styles.csv</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_popups.py" />
   <source>negative prompt: {negative}</source>
   <translation>negativer Prompt: {negative}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_report.py" />
   <source>The end of the prompt is cut off.</source>
   <translation>Das Ende des Prompts wird abgeschnitten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_report.py" />
   <source>The end of the negative prompt is cut off.</source>
   <translation>Das Ende des negativen Prompts wird abgeschnitten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/queue_list.py" />
   <source>Queue</source>
   <translation>Warteschlange</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/queue_list.py" />
   <source>Running and waiting jobs; the cross stops or removes one. Drag a waiting one to another place, double-click it to edit it.</source>
   <translation>Laufende und wartende Jobs; das Kreuz hält einen an oder entfernt ihn. Ein wartender lässt sich an einen anderen Platz ziehen; Doppelklick bearbeitet ihn.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_fields.py" />
   <source>Advanced</source>
   <translation>Erweitert</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_fields.py" />
   <source>Settings that rarely need to be changed.</source>
   <translation>Einstellungen, die selten geändert werden müssen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>Stop the running job. Esc</source>
   <translation>Den laufenden Job anhalten. Esc</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>Model sees</source>
   <translation>Modell sieht</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>The picture that the model repaints, varies or follows: all visible layers, or the active one alone.</source>
   <translation>Das Bild, das das Modell neu malt, variiert oder dem es folgt: alle sichtbaren Ebenen oder nur die aktive.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>There is no model yet. Train or add one first.</source>
   <translation>Noch gibt es kein Modell. Zuerst eines trainieren oder hinzufügen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>Replace in queue</source>
   <translation>In Warteschlange ersetzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>Give the waiting job this recipe. Ctrl+Enter</source>
   <translation>Dem wartenden Job dieses Rezept geben. Strg+Eingabe</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>visible picture</source>
   <translation>sichtbares Bild</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>active layer</source>
   <translation>aktive Ebene</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>Extend the picture: fill the added area</source>
   <translation>Das Bild erweitern: füllen, was hinzukommt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>Repaint mask</source>
   <translation>Maske neu malen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>Repaint the masked area and keep the rest</source>
   <translation>Den maskierten Bereich neu malen und den Rest behalten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>{what}; it waits in the queue while another job runs. Ctrl+Enter</source>
   <translation>{what}; es wartet in der Warteschlange, solange ein anderer Job läuft. Strg+Eingabe</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>, and repaint the masked area</source>
   <translation>, und den maskierten Bereich neu malen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>Vary</source>
   <translation>Variieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>Generate a variation of the picture on the canvas</source>
   <translation>Eine Variation des Bildes auf der Leinwand generieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>Generate a picture</source>
   <translation>Ein Bild generieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>original</source>
   <translation>Original</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>blurred surroundings</source>
   <translation>weichgezeichnete Umgebung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>continued surroundings</source>
   <translation>fortgesetzte Umgebung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>noise</source>
   <translation>Rauschen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>as painted</source>
   <translation>wie gemalt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>follow size and strength</source>
   <translation>nach Größe und Stärke</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>as the model made them</source>
   <translation>wie das Modell sie machte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>match the surroundings</source>
   <translation>an die Umgebung angleichen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>kept at each step</source>
   <translation>bei jedem Schritt festgehalten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>RePaint: steps repeated</source>
   <translation>RePaint: Schritte wiederholt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>all at once</source>
   <translation>auf einmal</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>in overlapping frames</source>
   <translation>in überlappenden Rahmen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>blends the result</source>
   <translation>mischt das Ergebnis</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>limits the change</source>
   <translation>begrenzt die Änderung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Surroundings</source>
   <translation>Umgebung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>How the repainted part is fitted into its surroundings.</source>
   <translation>Wie das neu Gemalte in seine Umgebung eingepasst wird.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Resampling</source>
   <translation>Resampling</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Jump</source>
   <translation>Sprung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Growth</source>
   <translation>Vergrößerung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Edges</source>
   <translation>Kanten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>How feather, growth and padding are chosen where they are 0.</source>
   <translation>Wie weiche Kante, Vergrößerung und Randabstand gewählt werden, wo sie 0 sind.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Padding</source>
   <translation>Randabstand</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Paste</source>
   <translation>Einsetzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Where the result replaces the picture.</source>
   <translation>Wo das Ergebnis das Bild ersetzt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Masked content</source>
   <translation>Maskierter Inhalt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>How the masked area is filled before it is denoised.</source>
   <translation>Womit die maskierte Fläche gefüllt wird, bevor entrauscht wird.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Soft mask</source>
   <translation>Weiche Maske</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>How partly masked pixels act.</source>
   <translation>Wie teilweise maskierte Pixel wirken.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Colours</source>
   <translation>Farben</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Whether the repainted part takes brightness, contrast and tint from the picture around it.</source>
   <translation>Ob der neu gemalte Teil Helligkeit, Kontrast und Farbstich vom Bild um ihn übernimmt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Extension</source>
   <translation>Erweiterung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>How an added area larger than the model's pictures is made.</source>
   <translation>Wie eine hinzugefügte Fläche entsteht, die größer ist als die Bilder des Modells.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>How much the picture on the canvas is changed: 1 ignores it.</source>
   <translation>Wie stark das Bild auf der Leinwand geändert wird: 1 ignoriert es.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>RePaint: how often each jump is repeated, for a better match with the surroundings.</source>
   <translation>RePaint: wie oft jeder Sprung wiederholt wird, damit es besser zur Umgebung passt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>steps</source>
   <translation>Schritte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>RePaint: steps per jump back, while the mask is repainted.</source>
   <translation>RePaint: Schritte je Rücksprung, während die Maske neu gemalt wird.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Width over which the result fades into the picture, inside the edge of the mask.</source>
   <translation>Breite, auf der das Ergebnis innerhalb des Maskenrands in das Bild übergeht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>How far the repainted area reaches beyond the mask.</source>
   <translation>Wie weit das neu Gemalte über die Maske hinausreicht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Pixels around the mask that the model sees; 0 chooses them by the mask's size, and by the strength if Edges follow it.</source>
   <translation>Pixel um die Maske, die das Modell sieht; bei 0 nach der Größe der Maske, und nach der Stärke, wenn „Kanten“ ihr folgt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>where it is repainted</source>
   <translation>wo neu gemalt wird</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>small</source>
   <translation>klein</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>large</source>
   <translation>groß</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>Sampling method.</source>
   <translation>Sampling-Verfahren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>CFG scale</source>
   <translation>CFG</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>How the steps are spread over the noise levels.</source>
   <translation>Wie die Schritte über die Rauschpegel verteilt sind.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>Eta</source>
   <translation>Eta</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>Variance</source>
   <translation>Varianz</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>DDPM variance: fixed small is less noisy.</source>
   <translation>DDPM-Varianz: fest und klein rauscht weniger.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>CFG rescale</source>
   <translation>CFG-Rescale</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>Guidance</source>
   <translation>Guidance</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>How the prompt is followed.</source>
   <translation>Wie sich das Modell nach dem Prompt richtet.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>PAG scale</source>
   <translation>PAG-Skala</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>Sampling steps: more are slower and more accurate.</source>
   <translation>Sampling-Schritte: Mehr sind langsamer und genauer.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>Classifier-free guidance scale: higher follows the prompt or class more closely, with less variety; 1 turns it off.</source>
   <translation>Skala der Classifier-Free Guidance: Höher folgt dem Prompt oder der Klasse genauer, mit weniger Vielfalt; 1 schaltet sie aus.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>DDIM noise per step: 0 is deterministic, 1 adds as much as DDPM.</source>
   <translation>DDIM-Rauschen je Schritt: 0 ist deterministisch, 1 fügt so viel hinzu wie DDPM.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>Keeps a high CFG scale from raising the contrast; 0.7 for models with zero terminal SNR.</source>
   <translation>Verhindert, dass eine hohe CFG-Skala den Kontrast anhebt; 0,7 für Modelle mit Zero Terminal SNR.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>Perturbed-attention guidance: leads away from broken structure; 3 is usual, 0 turns it off.</source>
   <translation>Perturbed-Attention Guidance: führt von gestörter Struktur weg; 3 ist üblich, 0 schaltet sie aus.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>Classifier-free guidance, at any CFG scale.</source>
   <translation>Classifier-Free Guidance, mit beliebiger CFG-Skala.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>CFG scale from 0 to 1, with DDIM and Euler: stays closer to the training data.</source>
   <translation>CFG-Skala von 0 bis 1, mit DDIM und Euler: bleibt näher an den Trainingsdaten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/seed_fields.py" />
   <source>Count</source>
   <translation>Bilder</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/seed_fields.py" />
   <source>Next seed</source>
   <translation>Nächster Seed</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/seed_fields.py" />
   <source>The seed of the next job, while the seed is not locked.</source>
   <translation>Der Seed des nächsten Jobs, solange der Seed nicht gesperrt ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/seed_fields.py" />
   <source>Variation</source>
   <translation>Variation</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/seed_fields.py" />
   <source>Variation seed</source>
   <translation>Variations-Seed</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/seed_fields.py" />
   <source>Number of pictures, each from different noise.</source>
   <translation>Anzahl der Bilder, jedes aus anderem Rauschen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/seed_fields.py" />
   <source>How far the noise moves towards the variation seed's: 0.1 changes details, 1 everything.</source>
   <translation>Wie weit das Rauschen zu dem des Variations-Seeds gedreht wird: 0,1 ändert Einzelheiten, 1 alles.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/seed_fields.py" />
   <source>Seed of the noise that the variation moves towards; drawn anew for each job, unless the seed is locked.</source>
   <translation>Seed des Rauschens, zu dem hin variiert wird; für jeden Job neu gezogen, außer der Seed ist gesperrt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/seed_fields.py" />
   <source>counts up</source>
   <translation>zählt hoch</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>text to image</source>
   <translation>Text zu Bild</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>Repaint</source>
   <translation>Neu malen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>This model was not found. Choose another one, or train one.</source>
   <translation>Dieses Modell wurde nicht gefunden. Ein anderes wählen oder eines trainieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>one pass</source>
   <translation>ein Durchgang</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>no classes</source>
   <translation>keine Klassen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>class {recipe}</source>
   <translation>Klasse {recipe}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>seed {seed}</source>
   <translation>Seed {seed}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>{what}, from step {step}</source>
   <translation>{what}, ab Schritt {step}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>from step {step}: {prompt}</source>
   <translation>ab Schritt {step}: {prompt}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>{title}, weight {weight:g}</source>
   <translation>{title}, Gewicht {weight:g}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>image prompt {file_name}, weight {weight:g}</source>
   <translation>Bild-Prompt {file_name}, Gewicht {weight:g}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>LoRA {file_name}, weight {weight:g}</source>
   <translation>LoRA {file_name}, Gewicht {weight:g}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>{card} cannot generate pictures by itself. Choose another model.</source>
   <translation>{card} kann allein keine Bilder generieren. Ein anderes Modell wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>{card} has {classes}. Choose a class of its list.</source>
   <translation>{card} hat {classes}. Eine Klasse aus seiner Liste wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>{card} makes pictures whose sides are multiples of 8.</source>
   <translation>{card} macht Bilder, deren Seiten Vielfache von 8 sind.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>{card} was trained with {timesteps} timesteps. Use at most that many steps.</source>
   <translation>{card} wurde mit {timesteps} Zeitschritten trainiert. Höchstens so viele Schritte benutzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>This {distilled} model was {made_for}.</source>
   <translation>Dieses {distilled}-Modell: {made_for}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>Repainting with this model uses DDIM instead of {sampler_titles}.</source>
   <translation>Das Neumalen mit diesem Modell benutzt DDIM statt {sampler_titles}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>Vary: {what}</source>
   <translation>Variieren: {what}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>{how} with {what}</source>
   <translation>{how} mit {what}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>PAG scale {pag_scale:g}</source>
   <translation>PAG-Skala {pag_scale:g}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>drawn from: {prompt}</source>
   <translation>gezogen aus: {prompt}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>variation {variation_strength:g} towards seed {variation_seed}</source>
   <translation>Variation {variation_strength:g} zu Seed {variation_seed}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>{spacing_titles} schedule</source>
   <translation>Verteilung {spacing_titles}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>clip skip {clip_skip}</source>
   <translation>Clip Skip {clip_skip}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>refined by {file_name} from {refiner_start:g}</source>
   <translation>verfeinert mit {file_name} ab {refiner_start:g}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>{} × {} pixels</source>
   <translation>{} × {} Pixel</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>image to image, denoising strength {strength:g}</source>
   <translation>Bild zu Bild, Entrauschungsstärke {strength:g}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>, {resamples} × resampling, jump length {jump_length}</source>
   <translation>, {resamples} × Resampling, Sprunglänge {jump_length}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>repainted mask{repaint}</source>
   <translation>Maske neu gemalt{repaint}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>extended by {} left, {} top, {} right, {} bottom</source>
   <translation>erweitert um {} links, {} oben, {} rechts, {} unten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>CFG scale {scale}</source>
   <translation>CFG-Skala {scale}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>styles: {styles}</source>
   <translation>Stile: {styles}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Commands and their shortcuts</source>
   <translation>Befehle und ihre Tastenkürzel</translation>
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Keyboard shortcuts</source>
   <translation>Tastenkürzel</translation>
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Find by command or by key, such as Ctrl+S</source>
   <translation>Nach Befehl oder Taste suchen, etwa Strg+S</translation>
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Find shortcut</source>
   <translation>Tastenkürzel suchen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>New shortcut</source>
   <translation>Neues Tastenkürzel</translation>
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Click here and press the keys.</source>
   <translation>Hier klicken und die Tasten drücken.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Assign</source>
   <translation>Zuweisen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Give the selected command these keys.</source>
   <translation>Dem ausgewählten Befehl diese Tasten geben.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Leave the selected command without a shortcut.</source>
   <translation>Den ausgewählten Befehl ohne Tastenkürzel lassen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Give the selected command its default shortcut.</source>
   <translation>Dem ausgewählten Befehl sein vorgegebenes Tastenkürzel geben.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Command</source>
   <translation>Befehl</translation>
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Menu</source>
   <translation>Menü</translation>
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Shortcut</source>
   <translation>Tastenkürzel</translation>
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>{tostring} is taken from {names}.</source>
   <translation>{tostring} wird von {names} übernommen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/status_bar.py" />
   <source>Device of the engine</source>
   <translation>Gerät der Engine</translation>
  </message>
  <message>
   <location filename="../../studio/ui/status_bar.py" />
   <source>Memory used by the window and the engine</source>
   <translation>Speicher, den Fenster und Engine belegen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/status_bar.py" />
   <source>Denoising steps done</source>
   <translation>Erledigte Entrauschungsschritte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/status_bar.py" />
   <source>Progress</source>
   <translation>Fortschritt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/status_bar.py" />
   <source>Time left</source>
   <translation>Restzeit</translation>
  </message>
  <message>
   <location filename="../../studio/ui/status_bar.py" />
   <source>Jobs in the queue that have not started</source>
   <translation>Jobs der Warteschlange, die noch nicht begonnen haben</translation>
  </message>
  <message>
   <location filename="../../studio/ui/status_bar.py" />
   <source>Running job</source>
   <translation>Laufender Job</translation>
  </message>
  <message>
   <location filename="../../studio/ui/status_bar.py" />
   <source>step {done} / {total}</source>
   <translation>Schritt {done} / {total}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/status_bar.py" />
   <source>{count} waiting</source>
   <translation>{count} in der Warteschlange</translation>
  </message>
  <message>
   <location filename="../../studio/ui/status_bar.py" />
   <source>queue paused</source>
   <translation>Warteschlange pausiert</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Double-click adds a point, Delete removes it; Enter types its values. Fork denoises again from there.</source>
   <translation>Doppelklick fügt einen Punkt hinzu, Entf entfernt ihn; Eingabe tippt seine Werte. Abzweigen macht die Spur von dort an neu.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Curves over the steps</source>
   <translation>Kurven über die Schritte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Page Up and Page Down select a point, arrow keys move it, Insert adds one at the playhead, Delete removes it, Enter types values.</source>
   <translation>Bild auf und Bild ab wählen einen Punkt, Pfeiltasten bewegen ihn, Einfg setzt einen am Abspielkopf, Entf entfernt ihn, Eingabe tippt Werte.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Select a generation to see what changes from step to step.</source>
   <translation>Eine Generierung auswählen, um zu sehen, was sich von Schritt zu Schritt ändert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Double-click adds a point. Fork here (F) applies the changes.</source>
   <translation>Doppelklick fügt einen Punkt hinzu. „Hier abzweigen“ (F) wendet die Änderungen an.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>No step is changed by this.</source>
   <translation>Kein Schritt ändert sich dadurch.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Type…</source>
   <translation>Eintippen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Remove point</source>
   <translation>Punkt entfernen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Add point</source>
   <translation>Punkt hinzufügen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Changed from step {step} on: Fork here (F) denoises again from there.</source>
   <translation>Ab Schritt {step} geändert: „Hier abzweigen“ (F) macht die Spur von dort an neu.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Move point</source>
   <translation>Punkt verschieben</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Jump to this value</source>
   <translation>Auf diesen Wert springen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Change curve</source>
   <translation>Kurve ändern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Value of {title}</source>
   <translation>Wert: {title}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>First frame</source>
   <translation>Erster Frame</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Go to the first step.</source>
   <translation>Zum ersten Schritt gehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Previous frame</source>
   <translation>Voriger Frame</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Go to the previous step.</source>
   <translation>Zum vorigen Schritt gehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Play the steps in order.</source>
   <translation>Die Schritte der Reihe nach abspielen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Next frame</source>
   <translation>Nächster Frame</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Go to the next step.</source>
   <translation>Zum nächsten Schritt gehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Last frame</source>
   <translation>Letzter Frame</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Go to the newest step, and follow new ones.</source>
   <translation>Zum neuesten Schritt gehen und neuen folgen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Fork here</source>
   <translation>Hier abzweigen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Denoise again from this step on, with the settings of the recipe panel (F).</source>
   <translation>Diesen und alle späteren Schritte mit den Einstellungen des Rezeptfelds neu machen (F).</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Paint into this frame</source>
   <translation>In diesen Frame malen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Paint into this frame.</source>
   <translation>In diesen Frame malen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Show and edit how prompt, guidance and controls change from step to step.</source>
   <translation>Zeigen und bearbeiten, wie sich Prompt, Guidance und Controls von Schritt zu Schritt ändern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Pin this frame</source>
   <translation>Diesen Frame anheften</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Pin this frame, to compare others with it.</source>
   <translation>Diesen Frame anheften, um andere mit ihm zu vergleichen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Compare this frame with another.</source>
   <translation>Diesen Frame mit einem anderen vergleichen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Film…</source>
   <translation>Film…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Make a film of lanes.</source>
   <translation>Einen Film aus Spuren erstellen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Loop</source>
   <translation>Schleife</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Repeat playback.</source>
   <translation>Das Abspielen wiederholen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Views of the step</source>
   <translation>Ansichten des Schritts</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Playback speed</source>
   <translation>Abspieltempo</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Playback speed; ×1 is 12 steps per second.</source>
   <translation>Abspieltempo; ×1 sind 12 Schritte je Sekunde.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Playhead position</source>
   <translation>Stelle des Abspielkopfs</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Playhead timestep</source>
   <translation>Zeitschritt am Abspielkopf</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Views of the step beside each other.</source>
   <translation>Ansichten des Schritts nebeneinander.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Pause playback.</source>
   <translation>Das Abspielen anhalten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>waiting for the first step</source>
   <translation>wartet auf den ersten Schritt</translation>
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/timeline/lane_titles.py" />
   <source>{count} branches folded</source>
   <extracomment>for 1: {count} branch folded</extracomment>
   <translation>
    <numerusform>{count} Zweig eingeklappt</numerusform>
    <numerusform>{count} Zweige eingeklappt</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/lane_titles.py" />
   <source>Colour: {colour}</source>
   <translation>Farbe: {colour}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/lanes_view.py" />
   <source>Lanes</source>
   <translation>Spuren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/lanes_view.py" />
   <source>Every step of each result; Left and Right step, Up and Down change the lane, minus and plus fold and unfold its branches, F2 renames it.</source>
   <translation>Jeder Schritt jedes Ergebnisses; Links und Rechts gehen schrittweise, Auf und Ab wechseln die Spur, Minus und Plus klappen ihre Zweige ein und aus, F2 benennt sie um.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/lanes_view.py" />
   <source>Name of the lane</source>
   <translation>Name der Spur</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/lanes_view.py" />
   <source>No name</source>
   <translation>Kein Name</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/lanes_view.py" />
   <source>Not computed yet.</source>
   <translation>Noch nicht berechnet.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/schedule_plot.py" />
   <source>grid</source>
   <translation>Raster</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/schedule_plot.py" />
   <source>frame</source>
   <translation>Frame</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/schedule_plot.py" />
   <source>training step</source>
   <translation>Trainingsschritt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/schedule_plot.py" />
   <source>Signal level and change per step</source>
   <translation>Signalpegel und Änderung je Schritt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/schedule_plot.py" />
   <source>Signal level ᾱₜ of each step, and the picture's change per step on a logarithmic scale.</source>
   <translation>Signalpegel ᾱₜ jedes Schritts und die Änderung des Bildes je Schritt auf logarithmischer Skala.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/schedule_plot.py" />
   <source>“{word}” decides until here</source>
   <translation>„{word}“ entscheidet bis hier</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/schedule_plot.py" />
   <source>without “{word}”</source>
   <translation>ohne „{word}“</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/schedule_plot.py" />
   <source>change per {frames}</source>
   <translation>Änderung je {frames}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/symbols.py" />
   <source>change</source>
   <translation>Änderung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/timeline_panel.py" />
   <source>Generate or train: every step is recorded here.</source>
   <translation>Generieren oder trainieren: Jeder Schritt wird hier aufgezeichnet.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/timeline_panel.py" />
   <source>Rename…</source>
   <translation>Umbenennen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/timeline_panel.py" />
   <source>Delete lane</source>
   <translation>Spur löschen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/timeline_panel.py" />
   <source>Keep step as result</source>
   <translation>Schritt als Ergebnis aufbewahren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/timeline_panel.py" />
   <source>Unfold branches</source>
   <translation>Zweige ausklappen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/timeline_panel.py" />
   <source>Fold branches</source>
   <translation>Zweige einklappen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/timeline_panel.py" />
   <source>All pictures</source>
   <translation>Alle Bilder</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/timeline_panel.py" />
   <source>None</source>
   <translation>Keine</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/timeline_panel.py" />
   <source>Only picture {picture}</source>
   <translation>Nur Bild {picture}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/view_switch.py" />
   <source>Noisy state xₜ</source>
   <translation>Verrauschter Zustand xₜ</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/view_switch.py" />
   <source>The noisy state xₜ that enters each step.</source>
   <translation>Der verrauschte Zustand xₜ, der in jeden Schritt eingeht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/view_switch.py" />
   <source>The model's prediction of the clean picture at each step.</source>
   <translation>Die Vorhersage des Modells für das saubere Bild bei jedem Schritt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/view_switch.py" />
   <source>Predicted noise</source>
   <translation>Vorhergesagtes Rauschen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/view_switch.py" />
   <source>The predicted noise; grey is zero.</source>
   <translation>Das vorhergesagte Rauschen; Grau ist null.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/view_switch.py" />
   <source>The change of the predicted picture since the previous step; black means no change.</source>
   <translation>Die Änderung des vorhergesagten Bildes seit dem vorigen Schritt; Schwarz ist keine.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/view_switch.py" />
   <source>View of the frames</source>
   <translation>Ansicht der Frames</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/words_bar.py" />
   <source>Cross-attention map of this word at this step; press again to hide it.</source>
   <translation>Cross-Attention-Karte dieses Wortes bei diesem Schritt; erneutes Drücken blendet sie aus.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/words_bar.py" />
   <source>Which step decides?</source>
   <translation>Welcher Schritt entscheidet?</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/words_bar.py" />
   <source>Take the pressed word out at every step, and show when that no longer changes the mask.</source>
   <translation>Das gedrückte Wort bei jedem Schritt herausnehmen und zeigen, ab wann das die Maske nicht mehr ändert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/words_bar.py" />
   <source>Words of the prompt</source>
   <translation>Wörter des Prompts</translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/words_bar.py" />
   <source>Attention map of {word}</source>
   <translation>Attention-Karte von {word}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/box_gesture.py" />
   <source>Clear mask</source>
   <translation>Maske löschen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/brush_options.py" />
   <source>Hardness</source>
   <translation>Härte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/brush_options.py" />
   <source>Flow</source>
   <translation>Fluss</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/brush_options.py" />
   <source>Diameter of the brush in picture pixels ([ and ]).</source>
   <translation>Durchmesser des Pinsels in Bildpixeln ([ und ]).</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/brush_options.py" />
   <source>Sharpness of the brush's edge; a soft edge blends old and new (Shift+[ and Shift+]).</source>
   <translation>Schärfe des Pinselrands; ein weicher Rand mischt Alt und Neu (Umschalt+[ und Umschalt+]).</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/brush_options.py" />
   <source>Opacity of one stroke; below 100% the old picture shows through (digit keys).</source>
   <translation>Deckkraft eines Strichs; unter 100 % scheint das alte Bild durch (Zifferntasten).</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/brush_options.py" />
   <source>How fast a stroke reaches its opacity; below 100% it builds up where it stays or crosses itself.</source>
   <translation>Wie schnell ein Strich seine Deckkraft erreicht; unter 100 % baut er sich auf, wo er verweilt oder sich kreuzt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/clone_bar.py" />
   <source>Aligned</source>
   <translation>Ausgerichtet</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/clone_bar.py" />
   <source>Keep the distance to the source; otherwise every stroke begins at it again.</source>
   <translation>Den Abstand zur Quelle beibehalten; sonst beginnt jeder Strich wieder an ihr.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/clone_bar.py" />
   <source>Visible picture</source>
   <translation>Sichtbares Bild</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/clone_bar.py" />
   <source>Copy from all layers together, not just the active layer.</source>
   <translation>Kopieren, wie alle Ebenen zusammen aussehen, statt der aktiven Ebene.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/overlay_options.py" />
   <source>magenta</source>
   <translation>Magenta</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/overlay_options.py" />
   <source>red</source>
   <translation>Rot</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/overlay_options.py" />
   <source>yellow</source>
   <translation>Gelb</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/overlay_options.py" />
   <source>green</source>
   <translation>Grün</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/overlay_options.py" />
   <source>cyan</source>
   <translation>Cyan</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/overlay_options.py" />
   <source>white</source>
   <translation>Weiß</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/overlay_options.py" />
   <source>black</source>
   <translation>Schwarz</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/overlay_options.py" />
   <source>Colour of the mask's overlay.</source>
   <translation>Farbe der Maskenüberlagerung.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/overlay_options.py" />
   <source>Opacity of the overlay on the screen; it does not change the mask.</source>
   <translation>Deckkraft der Überlagerung auf dem Bildschirm; sie ändert die Maske nicht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/selection_bar.py" />
   <source>New</source>
   <translation>Neu</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/selection_bar.py" />
   <source>Subtract</source>
   <translation>Abziehen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/selection_bar.py" />
   <source>Intersect</source>
   <translation>Schnittmenge</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/selection_bar.py" />
   <source>Mode</source>
   <translation>Modus</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/selection_bar.py" />
   <source>What a new selection does to the mask; Shift adds, Ctrl subtracts, both intersect.</source>
   <translation>Was eine neue Auswahl mit der Maske macht; Umschalt fügt hinzu, Strg zieht ab, beide bilden die Schnittmenge.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/selection_bar.py" />
   <source>Tolerance</source>
   <translation>Toleranz</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/selection_bar.py" />
   <source>Contiguous</source>
   <translation>Zusammenhängend</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/selection_bar.py" />
   <source>Select only what is connected with the pixel that is clicked.</source>
   <translation>Nur auswählen, was mit dem angeklickten Pixel zusammenhängt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/selection_bar.py" />
   <source>How different a colour may look and still be selected; black and white differ by 100.</source>
   <translation>Wie verschieden eine Farbe aussehen darf, um noch ausgewählt zu werden; Schwarz und Weiß unterscheiden sich um 100.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/selection_bar.py" />
   <source>Pixels over which the edge of a new selection fades, to each side.</source>
   <translation>Pixel, über die der Rand einer neuen Auswahl nach jeder Seite ausläuft.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Let the pen's pressure scale the brush's size.</source>
   <translation>Den Druck des Stifts die Größe des Pinsels skalieren lassen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Let the pen's pressure scale the opacity.</source>
   <translation>Den Druck des Stifts die Deckkraft skalieren lassen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Let the pen's pressure scale the flow.</source>
   <translation>Den Druck des Stifts den Fluss skalieren lassen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Off</source>
   <translation>Aus</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Pulled string</source>
   <translation>Gezogene Schnur</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Average</source>
   <translation>Mittelung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Vertical</source>
   <translation>Vertikal</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Horizontal</source>
   <translation>Horizontal</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Both</source>
   <translation>Beide</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Radial</source>
   <translation>Radial</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Pressure curve</source>
   <translation>Druckkurve</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Stabiliser</source>
   <translation>Stabilisator</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Symmetry</source>
   <translation>Symmetrie</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Sectors</source>
   <translation>Sektoren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Centre axes</source>
   <translation>Achsen zentrieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Put the axes of symmetry into the middle of the picture.</source>
   <translation>Die Symmetrieachsen in die Mitte des Bildes setzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Exponent of the pressure; below 1 a light touch does more, above 1 one must press harder.</source>
   <translation>Exponent des Drucks; unter 1 bewirkt ein leichter Druck mehr, über 1 muss man stärker drücken.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Keep strokes steady: pull the brush by a string, or average the pointer's last places.</source>
   <translation>Striche ruhig halten: den Pinsel an einer Schnur ziehen oder die letzten Orte des Zeigers mitteln.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Length of the string on the screen, or how far back the average goes.</source>
   <translation>Länge der Schnur auf dem Bildschirm oder wie weit die Mittelung zurückreicht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Repeat strokes on the other side of an axis, or around a centre; drag its handle to move it.</source>
   <translation>Striche jenseits einer Achse oder um ein Zentrum wiederholen; am Griff lässt sie sich verschieben.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>How many times a stroke is painted around the centre.</source>
   <translation>Wie oft ein Strich um das Zentrum gemalt wird.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Pen pressure scales</source>
   <translation>Stiftdruck skaliert</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/tool_options.py" />
   <source>Stroke options</source>
   <translation>Strichoptionen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/tool_options.py" />
   <source>Symmetry, stabiliser, and what the pen's pressure does.</source>
   <translation>Symmetrie, Stabilisator und was der Druck des Stifts tut.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/tool_panel.py" />
   <source>{tip}
Press and hold for {others}.</source>
   <translation>{tip}
Lange drücken für {others}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/box.py" />
   <source>Rectangle</source>
   <translation>Rechteck</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/box.py" />
   <source>Drag a filled rectangle; Shift makes a square.</source>
   <translation>Ein gefülltes Rechteck ziehen; Umschalt macht ein Quadrat.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/brush.py" />
   <source>Brush</source>
   <translation>Pinsel</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/brush.py" />
   <source>Paint the mask, or on the active layer; Ctrl erases, Shift draws a line (Ctrl turns it), Alt picks a colour.</source>
   <translation>Die Maske oder auf der aktiven Ebene malen; Strg radiert, Umschalt zieht eine Linie (Strg dreht sie), Alt nimmt eine Farbe auf.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/bucket.py" />
   <source>Fill with colour</source>
   <translation>Mit Farbe füllen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/bucket.py" />
   <source>Fill the region of like colours under the pointer with the colour; Alt picks a colour.</source>
   <translation>Den Bereich ähnlicher Farben unter dem Zeiger mit der Farbe füllen; Alt nimmt eine Farbe auf.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/clone.py" />
   <source>Clone</source>
   <translation>Kopierstempel</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/clone.py" />
   <source>Alt- or Ctrl-click where to copy from, then paint; Shift draws a straight line.</source>
   <translation>Mit Alt oder Strg anklicken, woher kopiert wird, dann malen; Umschalt zieht eine gerade Linie.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/clone.py" />
   <source>Choose a layer to paint on: the clone brush copies no masks.</source>
   <translation>Eine Ebene zum Malen wählen: Der Kopierstempel kopiert keine Masken.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/clone.py" />
   <source>Hold Alt and click where to copy from first.</source>
   <translation>Zuerst mit gedrückter Alt-Taste anklicken, woher kopiert wird.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/colour_range.py" />
   <source>Select by colour</source>
   <translation>Nach Farbe auswählen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/colour_range.py" />
   <source>Click to select all that has about this colour, wherever it is; Shift adds, Ctrl subtracts.</source>
   <translation>Klicken wählt alles mit etwa dieser Farbe aus, wo immer es ist; Umschalt fügt hinzu, Strg zieht ab.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/disc.py" />
   <source>Ellipse</source>
   <translation>Ellipse</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/disc.py" />
   <source>Drag a filled ellipse; Shift makes a circle.</source>
   <translation>Eine gefüllte Ellipse ziehen; Umschalt macht einen Kreis.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/ellipse.py" />
   <source>Ellipse selection</source>
   <translation>Elliptische Auswahl</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/ellipse.py" />
   <source>Drag an ellipse; Shift adds, Ctrl subtracts, both intersect; Shift during the drag makes a circle.</source>
   <translation>Eine Ellipse ziehen; Umschalt fügt hinzu, Strg zieht ab, beide bilden die Schnittmenge; Umschalt beim Ziehen macht einen Kreis.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/eraser.py" />
   <source>Eraser</source>
   <translation>Radierer</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/eraser.py" />
   <source>Erase the mask, or the active layer; Ctrl paints, Shift draws a straight line, both turn it by steps.</source>
   <translation>Die Maske oder die aktive Ebene radieren; Strg malt, Umschalt zieht eine gerade Linie, beide drehen sie in Stufen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/extend.py" />
   <source>Extend picture</source>
   <translation>Bild erweitern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/extend.py" />
   <source>Drag the picture's edges or corners outwards; Extend then fills what is added. Shift: pixel by pixel.</source>
   <translation>Die Kanten oder Ecken des Bildes nach außen ziehen; Erweitern füllt dann, was hinzukommt. Umschalt: Pixel für Pixel.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/eyedropper.py" />
   <source>Colour picker</source>
   <translation>Pipette</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/eyedropper.py" />
   <source>Take a colour from the picture; Alt picks with any painting tool.</source>
   <translation>Eine Farbe aus dem Bild aufnehmen; Alt tut das bei jedem Malwerkzeug.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/frame.py" />
   <source>Crop frame</source>
   <translation>Ausschnittrahmen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/frame.py" />
   <source>Drag the frame of what the model sees: corners resize, edges set the padding, the grip the resolution; past the picture's edge, it extends the picture.</source>
   <translation>Den Rahmen dessen ziehen, was das Modell sieht: Ecken ändern die Größe, Kanten den Randabstand, der Griff die Auflösung; über den Bildrand hinaus erweitert er das Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/gradient.py" />
   <source>Gradient</source>
   <translation>Farbverlauf</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/gradient.py" />
   <source>Drag from the foreground to the background colour; Shift makes circles around the start.</source>
   <translation>Von der Vordergrund- zur Hintergrundfarbe ziehen; Umschalt macht Kreise um den Anfang.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/hand.py" />
   <source>Hand</source>
   <translation>Hand</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/hand.py" />
   <source>Pan the picture; Space or the middle button pans with any tool.</source>
   <translation>Das Bild verschieben; Leertaste oder mittlere Taste tun das bei jedem Werkzeug.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/lasso.py" />
   <source>Lasso</source>
   <translation>Lasso</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/lasso.py" />
   <source>Draw around what is to be selected; Shift adds, Ctrl subtracts, both intersect.</source>
   <translation>Um das Auszuwählende herumzeichnen; Umschalt fügt hinzu, Strg zieht ab, beide bilden die Schnittmenge.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/line.py" />
   <source>Drag a straight line as wide as the brush; Shift turns it by steps of 15 degrees.</source>
   <translation>Eine gerade Linie in Pinselbreite ziehen; Umschalt dreht sie in Stufen von 15 Grad.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/magnetic_lasso.py" />
   <source>Magnetic lasso</source>
   <translation>Magnetisches Lasso</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/magnetic_lasso.py" />
   <source>Click, then move along an edge; click to fix the line, Enter or a double click closes, Esc cancels.</source>
   <translation>Klicken, dann an einer Kante entlangfahren; Klicken legt die Linie fest, Eingabe oder Doppelklick schließt, Esc bricht ab.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/move.py" />
   <source>Move layer</source>
   <translation>Ebene verschieben</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/move.py" />
   <source>Drag the active layer to another place; Shift keeps it on one axis.</source>
   <translation>Die aktive Ebene an einen anderen Platz ziehen; Umschalt hält sie auf einer Achse.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/move.py" />
   <source>Choose a layer to move: the mask is active.</source>
   <translation>Eine Ebene zum Verschieben wählen: Die Maske ist aktiv.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/move.py" />
   <source>“{node}” is locked.</source>
   <translation>„{node}“ ist gesperrt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/object.py" />
   <source>Click an object, or drag a box around it: a SAM 2 model selects it; Shift adds, Ctrl subtracts.</source>
   <translation>Ein Objekt anklicken oder ein Rechteck darum ziehen: Ein SAM-2-Modell wählt es aus; Umschalt fügt hinzu, Strg zieht ab.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/polygon_lasso.py" />
   <source>Polygon lasso</source>
   <translation>Polygon-Lasso</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/polygon_lasso.py" />
   <source>Click the corners; Enter or a double click closes, Backspace takes back a corner, Esc cancels.</source>
   <translation>Die Ecken anklicken; Eingabe oder Doppelklick schließt, Rücktaste nimmt eine Ecke zurück, Esc bricht ab.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/quick_select.py" />
   <source>Quick selection</source>
   <translation>Schnellauswahl</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/quick_select.py" />
   <source>Scribble over what is to be selected; Ctrl scribbles over what is not; another tool ends it.</source>
   <translation>Über das Auszuwählende kritzeln; Strg kritzelt über das andere; ein anderes Werkzeug beendet sie.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/rectangle.py" />
   <source>Rectangle selection</source>
   <translation>Rechteckige Auswahl</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/rectangle.py" />
   <source>Drag a rectangle; Shift adds, Ctrl subtracts, both intersect; Shift during the drag makes a square.</source>
   <translation>Ein Rechteck ziehen; Umschalt fügt hinzu, Strg zieht ab, beide bilden die Schnittmenge; Umschalt beim Ziehen macht ein Quadrat.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/smudge.py" />
   <source>Smudge</source>
   <translation>Verwischen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/smudge.py" />
   <source>Drag the colours of the active layer along; the opacity says how far they are carried.</source>
   <translation>Farben der aktiven Ebene mitziehen; die Deckkraft sagt, wie weit sie getragen werden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/smudge.py" />
   <source>Choose a layer to paint on: the smudge brush changes no masks.</source>
   <translation>Eine Ebene zum Malen wählen: Verwischen ändert keine Masken.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/text.py" />
   <source>Click where a text is to begin; it becomes a layer, as high as the brush is wide.</source>
   <translation>Klicken, wo ein Text beginnen soll; er wird eine Ebene, so hoch, wie der Pinsel breit ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/transform.py" />
   <source>Drag handles to scale (Shift: freely, Alt: about the middle), outside to rotate; Enter applies, Esc cancels.</source>
   <translation>Griffe ziehen zum Skalieren (Umschalt: frei, Alt: um die Mitte), außerhalb zum Drehen; Eingabe wendet an, Esc bricht ab.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/wand.py" />
   <source>Magic wand</source>
   <translation>Zauberstab</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/wand.py" />
   <source>Click to select what has about this colour; Shift adds, Ctrl subtracts, both intersect.</source>
   <translation>Klicken wählt aus, was etwa diese Farbe hat; Umschalt fügt hinzu, Strg zieht ab, beide bilden die Schnittmenge.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/zoom.py" />
   <source>Zoom</source>
   <translation>Zoom</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/zoom.py" />
   <source>Zoom in at each click; Ctrl zooms out.</source>
   <translation>Mit jedem Klick vergrößern; Strg verkleinert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>Flip horizontally</source>
   <translation>Horizontal spiegeln</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>Mirror it from left to right.</source>
   <translation>Von links nach rechts spiegeln.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>Flip vertically</source>
   <translation>Vertikal spiegeln</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>Mirror it from top to bottom.</source>
   <translation>Von oben nach unten spiegeln.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>Masked only</source>
   <translation>Nur Maskiertes</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>Transform only what is masked of the layer; the rest stays.</source>
   <translation>Nur transformieren, was von der Ebene maskiert ist; der Rest bleibt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>Column of its middle.</source>
   <translation>Spalte ihrer Mitte.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>Row of its middle.</source>
   <translation>Zeile ihrer Mitte.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>W</source>
   <translation>B</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>Width relative to the original; a negative one mirrors.</source>
   <translation>Breite im Verhältnis zum Original; eine negative spiegelt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>H</source>
   <translation>H</translation>
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>Height relative to the original; a negative one mirrors.</source>
   <translation>Höhe im Verhältnis zum Original; eine negative spiegelt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_browser.py" />
   <source>No training runs yet.

1. Choose a preset in the Training panel.
2. Start training: its curves and samples appear here.
3. Draw samples at any moment, and stop when they are good.
4. Use the model: it is then the recipe's model in Paint (F1).</source>
   <translation>Noch keine Trainingsläufe.

1. Im Trainingsfeld eine Vorlage wählen.
2. Training starten: Seine Kurven und Samples erscheinen hier.
3. Jederzeit Samples ziehen und anhalten, wenn sie gut sind.
4. Das Modell benutzen: Dann ist es das Modell des Rezepts in Malen (F1).</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_browser.py" />
   <source>Show the runs whose name, tags, notes, state, preset or folder has these words.</source>
   <translation>Die Läufe zeigen, deren Name, Tags, Notizen, Zustand, Vorlage oder Ordner diese Wörter hat.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_browser.py" />
   <source>Back to run</source>
   <translation>Zurück zum Lauf</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_browser.py" />
   <source>Show the curves and samples of the current run.</source>
   <translation>Kurven und Samples des aktuellen Laufs zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_browser.py" />
   <source>Undo delete</source>
   <translation>Löschen rückgängig machen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_browser.py" />
   <source>Start training</source>
   <translation>Training starten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_browser.py" />
   <source>Train a model with the settings in the Training panel.</source>
   <translation>Mit den Einstellungen im Trainingsfeld ein Modell trainieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_browser.py" />
   <source>Training runs</source>
   <translation>Trainingsläufe</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_browser.py" />
   <source>runs</source>
   <translation>Läufe</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_details.py" />
   <source>Selected run</source>
   <translation>Ausgewählter Lauf</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_details.py" />
   <source>Your name for this run; empty: the name of its folder.</source>
   <translation>Eigener Name des Laufs; leer: der Name seines Ordners.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_details.py" />
   <source>Tags</source>
   <translation>Tags</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_details.py" />
   <source>Words to find this run by, separated by commas.</source>
   <translation>Wörter, mit denen sich dieser Lauf finden lässt, durch Kommas getrennt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_details.py" />
   <source>Notes</source>
   <translation>Notizen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_details.py" />
   <source>Your notes on this run; they are kept in notes.json in its folder.</source>
   <translation>Notizen zu diesem Lauf; sie liegen in notes.json in seinem Ordner.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_details.py" />
   <source>Select a run to see it.</source>
   <translation>Einen Lauf auswählen, um ihn zu sehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_details.py" />
   <source>Folder</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_details.py" />
   <source>Newest samples</source>
   <translation>Neueste Samples</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_details.py" />
   <source>{count} runs are selected.</source>
   <translation>{count} Läufe sind ausgewählt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_table_model.py" />
   <source>State</source>
   <translation>Zustand</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_table_model.py" />
   <source>Preset · model</source>
   <translation>Vorlage · Modell</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_table_model.py" />
   <source>Figures</source>
   <translation>Kennzahlen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_table_model.py" />
   <source>Time</source>
   <translation>Zeit</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_table_model.py" />
   <source>Last active</source>
   <translation>Zuletzt aktiv</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_texts.py" />
   <source>starting</source>
   <translation>startet</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_texts.py" />
   <source>training</source>
   <translation>trainiert</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_texts.py" />
   <source>paused</source>
   <translation>pausiert</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_texts.py" />
   <source>finished</source>
   <translation>fertig</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_texts.py" />
   <source>interrupted</source>
   <translation>unterbrochen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_texts.py" />
   <source>cannot be read</source>
   <translation>nicht lesbar</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_texts.py" />
   <source>{steps} steps in {time}</source>
   <translation>{steps} Schritte in {time}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_texts.py" />
   <source>{step:,} of {steps:,}</source>
   <translation>{step:,} von {steps:,}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_texts.py" />
   <source>validation loss {format_figure} ↓</source>
   <translation>Validierungs-Loss {format_figure} ↓</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/comparison.py" />
   <source>yes</source>
   <translation>ja</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/comparison.py" />
   <source>This is the current run.</source>
   <translation>Dies ist der aktuelle Lauf.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/comparison.py" />
   <source>At most {max_runs} runs can be compared. Deselect one first.</source>
   <translation>Höchstens {max_runs} Läufe lassen sich vergleichen. Zuerst einen abwählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/comparison_table.py" />
   <source>These runs have the same settings.</source>
   <translation>Diese Läufe haben dieselben Einstellungen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/comparison_table.py" />
   <source>Comparison of the runs</source>
   <translation>Vergleich der Läufe</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/results.py" />
   <source>not ranked: failed</source>
   <translation>ohne Rang: gescheitert</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/results.py" />
   <source>not ranked: warning</source>
   <translation>ohne Rang: Warnung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/results.py" />
   <source>not ranked: {word}</source>
   <translation>ohne Rang: {word}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/results.py" />
   <source> (other data)</source>
   <translation> (andere Daten)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/run_chooser.py" />
   <source>Compare runs</source>
   <translation>Läufe vergleichen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/run_chooser.py" />
   <source>Runs to compare with</source>
   <translation>Läufe zum Vergleichen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/run_chooser.py" />
   <source>Other folder…</source>
   <translation>Anderer Ordner…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/run_chooser.py" />
   <source>Compare with a run in another folder.</source>
   <translation>Mit einem Lauf in einem anderen Ordner vergleichen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/run_chooser.py" />
   <source>Searching for runs…</source>
   <translation>Läufe werden gesucht…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/run_chooser.py" />
   <source>No other runs yet.</source>
   <translation>Noch keine anderen Läufe.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/run_chooser.py" />
   <source>Compare with a run</source>
   <translation>Mit einem Lauf vergleichen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/run_chooser.py" />
   <source>Overlay up to {max_runs} other runs and list the settings that differ.</source>
   <translation>Bis zu {max_runs} andere Läufe überlagern und die abweichenden Einstellungen auflisten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/run_chooser.py" />
   <source>Compare runs · {count}</source>
   <translation>Läufe vergleichen · {count}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>Scroll or drag to zoom and pan; double-click to reset.</source>
   <translation>Scrollen oder Ziehen zoomt und verschiebt; Doppelklick setzt zurück.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>Loss terms</source>
   <translation>Loss-Terme</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>Evaluation</source>
   <translation>Auswertung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>Optimizer</source>
   <translation>Optimierer</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>System</source>
   <translation>System</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>loss</source>
   <translation>Loss</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>by timestep quartile</source>
   <translation>nach Zeitschritt-Quartil</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>gradient norm</source>
   <translation>Gradientennorm</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>before clipping</source>
   <translation>vor der Begrenzung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>learning rate</source>
   <translation>Lernrate</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>throughput</source>
   <translation>Durchsatz</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>memory</source>
   <translation>Speicher</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>Training and validation loss, in the unit beside the title. {zoom}</source>
   <translation>Trainings- und Validierungs-Loss, in der Einheit neben dem Titel. {zoom}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>loss terms</source>
   <translation>Loss-Terme</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>Images trained on per second. {zoom}</source>
   <translation>Bilder, mit denen je Sekunde trainiert wird. {zoom}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>Loss at low to high noise levels. {zoom}</source>
   <translation>Loss bei niedrigen bis hohen Rauschpegeln. {zoom}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>L2 norm of the gradient. {zoom}</source>
   <translation>L2-Norm des Gradienten. {zoom}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>Learning rate after warm-up and decay, and the base rate that they scale. {zoom}</source>
   <translation>Lernrate nach Warm-up und Abfall und die Basisrate, die sie skalieren. {zoom}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>Memory used by the training process. {zoom}</source>
   <translation>Speicher, den der Trainingsprozess belegt. {zoom}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>Not shown, since their losses have other units: {omitted}</source>
   <translation>Nicht gezeigt, da ihre Losses andere Einheiten haben: {omitted}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>Not shown, since they were evaluated on other data: {elsewhere}</source>
   <translation>Nicht gezeigt, da sie auf anderen Daten ausgewertet wurden: {elsewhere}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>The terms of the loss, or measures beside it, smoothed. {zoom}</source>
   <translation>Die Terme des Loss oder Maße daneben, geglättet. {zoom}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/curves.py" />
   <source>log</source>
   <translation>log</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/curves.py" />
   <source>Logarithmic loss</source>
   <translation>Logarithmischer Loss</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/curves.py" />
   <source>Logarithmic loss axis, where all values are positive.</source>
   <translation>Logarithmische Loss-Achse, wo alle Werte positiv sind.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/curves.py" />
   <source>Horizontal axis</source>
   <translation>Waagerechte Achse</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/curves.py" />
   <source>Step or training time.</source>
   <translation>Schritt oder Trainingszeit.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/curves.py" />
   <source>Lower charts</source>
   <translation>Untere Diagramme</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/curves.py" />
   <source>Choose what is shown below the loss.</source>
   <translation>Wählen, was unter dem Loss gezeigt wird.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/curves.py" />
   <source>time</source>
   <translation>Zeit</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/curves.py" />
   <source>step {loss:,.0f}</source>
   <translation>Schritt {loss:,.0f}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/curves.py" />
   <source>smoothed {format_value}</source>
   <translation>geglättet {format_value}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/export.py" />
   <source>this run</source>
   <translation>dieser Lauf</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/legend.py" />
   <source>Legend: </source>
   <translation>Legende: </translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/metric_chart.py" />
   <source>Evaluation metric.</source>
   <translation>Kennzahl der Auswertung.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/metric_chart.py" />
   <source>Metric of each evaluation. {zoom}</source>
   <translation>Kennzahl jeder Auswertung. {zoom}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/metric_chart.py" />
   <source>Metric {number}</source>
   <translation>Kennzahl {number}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/metric_chart.py" />
   <source>real data</source>
   <translation>echte Daten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/plot.py" />
   <source>training time ({name})</source>
   <translation>Trainingszeit ({name})</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>validation (EMA)</source>
   <translation>Validierung (EMA)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>training subset (EMA)</source>
   <translation>Teil der Trainingsdaten (EMA)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>validation (raw)</source>
   <translation>Validierung (roh)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>training subset (raw)</source>
   <translation>Teil der Trainingsdaten (roh)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>KL divergence</source>
   <translation>KL-Divergenz</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>1st</source>
   <translation>1.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>2nd</source>
   <translation>2.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>3rd</source>
   <translation>3.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>4th</source>
   <translation>4.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>base learning rate</source>
   <translation>Basis-Lernrate</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>value</source>
   <translation>Wert</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>training (smoothed)</source>
   <translation>Training (geglättet)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>smoothed</source>
   <translation>geglättet</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/square_plot.py" />
   <source>false positive rate</source>
   <translation>Falsch-Positiv-Rate</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/square_plot.py" />
   <source>true positive rate</source>
   <translation>Richtig-Positiv-Rate</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>greyscale</source>
   <translation>Graustufen</translation>
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>{count:,} pictures</source>
   <extracomment>for 1: {count:,} picture</extracomment>
   <translation>
    <numerusform>{count:,} Bild</numerusform>
    <numerusform>{count:,} Bilder</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>Data preview</source>
   <translation>Datenvorschau</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>Captions</source>
   <translation>Bildbeschreibungen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>Skipped files</source>
   <translation>Übergangene Dateien</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>SHA-256 of the data: it tells whether two runs used the same data.</source>
   <translation>SHA-256 der Daten: Daran ist zu erkennen, ob zwei Läufe dieselben Daten benutzten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>Augmented</source>
   <translation>Augmentiert</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>Classes</source>
   <translation>Klassen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>Fingerprint</source>
   <translation>Fingerabdruck</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>no validation split</source>
   <translation>kein Validierungsanteil</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>Original</source>
   <translation>Original</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>Values</source>
   <translation>Werte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>{held_out:,} for validation</source>
   <translation>{held_out:,} zur Validierung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>{captioned:,} captioned</source>
   <translation>{captioned:,} mit Beschreibung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>{count:,} skipped</source>
   <translation>{count:,} übergangen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>{channels} channels</source>
   <translation>{channels} Kanäle</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/data/histogram.py" />
   <source>blue</source>
   <translation>Blau</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/data/histogram.py" />
   <source>Histogram of values</source>
   <translation>Histogramm der Werte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/data/histogram.py" />
   <source>Histogram of the values ({names}), on a square-root scale.</source>
   <translation>Histogramm der Werte ({names}), auf Wurzelskala.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/drawing/drawing_dialog.py" />
   <source>Draw points</source>
   <translation>Punkte zeichnen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/drawing/drawing_dialog.py" />
   <source>Tool of the left mouse button; X switches.</source>
   <translation>Werkzeug der linken Maustaste; X wechselt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/drawing/drawing_dialog.py" />
   <source>Spread</source>
   <translation>Streuung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/drawing/drawing_dialog.py" />
   <source>Remove all points.</source>
   <translation>Alle Punkte entfernen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/drawing/drawing_dialog.py" />
   <source>Use points</source>
   <translation>Punkte benutzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/drawing/drawing_dialog.py" />
   <source>Save the points to a file and train on it.</source>
   <translation>Die Punkte in eine Datei speichern und damit trainieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/drawing/drawing_dialog.py" />
   <source>Width of the stroke in percent of the pad; [ and ] change it.</source>
   <translation>Breite des Strichs in Prozent der Fläche; [ und ] ändern sie.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/drawing/drawing_dialog.py" />
   <source>Draw</source>
   <translation>Zeichnen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/drawing/drawing_dialog.py" />
   <source>There are no points yet. Draw some first.</source>
   <translation>Noch gibt es keine Punkte. Zuerst welche zeichnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/drawing/drawing_pad.py" />
   <source>Draw points here.</source>
   <translation>Hier Punkte zeichnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/drawing/drawing_pad.py" />
   <source>Drawing pad</source>
   <translation>Zeichenfläche</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/metrics_table.py" />
   <source>The same for real pictures in place of the samples.</source>
   <translation>Dasselbe für echte Bilder anstelle der Samples.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/metrics_table.py" />
   <source>Change since the previous evaluation.</source>
   <translation>Änderung seit der vorigen Auswertung.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/metrics_table.py" />
   <source>model</source>
   <translation>Modell</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/metrics_table.py" />
   <source>Evaluation · step {step:,}</source>
   <translation>Auswertung · Schritt {step:,}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/metrics_table.py" />
   <source> · {count:,} samples</source>
   <translation> · {count:,} Samples</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/metrics_table.py" />
   <source>Measured on {count:,}.</source>
   <translation>Gemessen an {count:,}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/metrics_table.py" />
   <source>Not shown ({format_figure}): {doubt}.</source>
   <translation>Nicht gezeigt ({format_figure}): {doubt}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>Starts a branch from step {step:,}, the last healthy checkpoint, with {settings}.</source>
   <translation>Beginnt einen Zweig bei Schritt {step:,}, dem letzten gesunden Checkpoint, mit {settings}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>Starts a new run from scratch with {settings}.</source>
   <translation>Beginnt einen neuen Lauf von vorn mit {settings}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>now</source>
   <translation>jetzt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>in a branch</source>
   <translation>in einem Zweig</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>in a new run</source>
   <translation>in einem neuen Lauf</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>Sets {settings} from the next step on.</source>
   <translation>Setzt ab dem nächsten Schritt {settings}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>Starts a branch from the newest checkpoint with {settings}.</source>
   <translation>Beginnt einen Zweig beim neuesten Checkpoint mit {settings}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>Starts a new run from scratch with {settings}: no checkpoint fits that network.</source>
   <translation>Beginnt einen neuen Lauf von vorn mit {settings}: Kein Checkpoint passt zu diesem Netz.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>on</source>
   <translation>ein</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>off</source>
   <translation>aus</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>Saves a checkpoint and stops this run. {effect}</source>
   <translation>Speichert einen Checkpoint und hält diesen Lauf an. {effect}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>Saves a checkpoint and stops this run. {text}</source>
   <translation>Speichert einen Checkpoint und hält diesen Lauf an. {text}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/warning_strip.py" />
   <source>Warnings</source>
   <translation>Warnungen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Wasserstein</source>
   <translation>Wasserstein</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Warm-up steps</source>
   <translation>Warm-up-Schritte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Steps in which the learning rate rises from zero to its base.</source>
   <translation>Schritte, in denen die Lernrate von null auf ihre Basis steigt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Gradient accumulation</source>
   <translation>Gradientenakkumulation</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Batches per optimizer step, whose gradients are averaged: like a batch that many times as large, in the memory of one.</source>
   <translation>Batches je Optimizer-Schritt, deren Gradienten gemittelt werden: wie ein so vielmal größerer Batch, im Speicher eines einzigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Network width</source>
   <translation>Netzbreite</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Factor on the channels of every level: twice as wide learns more, and takes about three times as long.</source>
   <translation>Faktor auf die Kanäle jeder Stufe: Doppelt so breit lernt mehr und dauert etwa dreimal so lang.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Validation split</source>
   <translation>Validierungsanteil</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Share of the data kept for validation, never trained on.</source>
   <translation>Anteil der Daten, der zur Validierung zurückgehalten und nie trainiert wird.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Random crop, up to</source>
   <translation>Zufälliger Ausschnitt bis</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Largest share of the side that is cropped at random.</source>
   <translation>Größter Anteil der Seite, der zufällig abgeschnitten wird.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Random rotation, up to °</source>
   <translation>Zufällige Drehung bis (°)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Largest rotation in degrees, either way.</source>
   <translation>Größte Drehung in Grad, in beide Richtungen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>EMA decay</source>
   <translation>EMA-Abfall</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Decay of the weights' moving average: closer to 1 is smoother and lags more.</source>
   <translation>Abfall des gleitenden Mittels der Gewichte: Näher an 1 ist glatter und hinkt mehr nach.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Gradient clipping</source>
   <translation>Gradientenbegrenzung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Largest L2 norm of the gradient: smaller is more stable, larger lets rare pictures teach more.</source>
   <translation>Größte L2-Norm des Gradienten: Kleiner ist stabiler, größer lässt seltene Bilder mehr lehren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Weight decay</source>
   <translation>Weight Decay</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Strength of weight decay, against overfitting.</source>
   <translation>Stärke des Weight Decay, gegen Überanpassung.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Label dropout</source>
   <translation>Label-Dropout</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Probability that a label is dropped, so that the model also learns to sample without one (for guidance).</source>
   <translation>Wahrscheinlichkeit, dass ein Label wegfällt, damit das Modell auch ohne eines zu sampeln lernt (für Guidance).</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Min-SNR γ</source>
   <translation>Min-SNR γ</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Upper limit of the loss weight by signal-to-noise ratio, so that easy noise levels do not dominate.</source>
   <translation>Obergrenze des Loss-Gewichts nach Signal-Rausch-Verhältnis, damit leichte Rauschpegel nicht überwiegen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Timestep shift</source>
   <translation>Zeitschritt-Verschiebung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Above 1, noisy timesteps are drawn more often: there, a prompt or label decides. Below 1, less often.</source>
   <translation>Über 1 werden verrauschte Zeitschritte häufiger gezogen: Dort entscheiden Prompt oder Label. Unter 1 seltener.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Checkpoint every, s</source>
   <translation>Checkpoint alle (s)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Seconds of training between checkpoints: at most this much is lost in a crash.</source>
   <translation>Sekunden Training zwischen Checkpoints: Höchstens so viel geht bei einem Absturz verloren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Early stopping patience</source>
   <translation>Early Stopping: Geduld</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Stop after this many validations in a row without improvement.</source>
   <translation>Nach so vielen Validierungen in Folge ohne Verbesserung anhalten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Evaluate every, steps</source>
   <translation>Auswertung alle (Schritte)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Steps between evaluations of the samples; off: only at the end.</source>
   <translation>Schritte zwischen Auswertungen der Samples; aus: nur am Ende.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>CPU threads</source>
   <translation>CPU-Threads</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Number of CPU threads; off: automatic, by the size of the network's operations.</source>
   <translation>Anzahl der CPU-Threads; aus: automatisch, nach der Größe der Operationen des Netzes.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Learning rate schedule</source>
   <translation>Verlauf der Lernrate</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>How the learning rate falls from its base over the run: to zero, or not at all.</source>
   <translation>Wie die Lernrate über den Lauf von ihrer Basis fällt: auf null oder gar nicht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Horizontal flip</source>
   <translation>Horizontal spiegeln</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Mirror half of the pictures at random: for faces and scenes, not for letters and digits.</source>
   <translation>Zufällig die Hälfte der Bilder spiegeln: für Gesichter und Szenen, nicht für Buchstaben und Ziffern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>AdamW, or Muon: better per step for large matrices, at about a fifth more time per step.</source>
   <translation>AdamW oder Muon: besser je Schritt bei großen Matrizen, etwa ein Fünftel mehr Zeit je Schritt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>TensorBoard event files</source>
   <translation>TensorBoard-Ereignisdateien</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Also write event files into the run folder, for TensorBoard and the tools that read them.</source>
   <translation>Zusätzlich Ereignisdateien in den Ordner des Laufs schreiben, für TensorBoard und Werkzeuge, die sie lesen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/branch_notice.py" />
   <source>Cancel branch</source>
   <translation>Zweig abbrechen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/branch_notice.py" />
   <source>Start the next run from scratch instead.</source>
   <translation>Den nächsten Lauf stattdessen von vorn beginnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/branch_notice.py" />
   <source>Branch of {name} from step {step:,}</source>
   <translation>Zweig von {name} ab Schritt {step:,}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>Show the pictures, the number per class, and skipped files.</source>
   <translation>Die Bilder, die Anzahl je Klasse und übergangene Dateien zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>digits</source>
   <translation>Ziffern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>a folder</source>
   <translation>ein Ordner</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>drawn scenes</source>
   <translation>gezeichnete Szenen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>2-D toy data</source>
   <translation>2-D-Spieldaten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>Training data.</source>
   <translation>Trainingsdaten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>Preview data</source>
   <translation>Daten ansehen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>Distribution of the points.</source>
   <translation>Verteilung der Punkte.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>Choose folder</source>
   <translation>Ordner wählen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>Choose the folder of training pictures.</source>
   <translation>Den Ordner mit Trainingsbildern wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>Draw the points, or choose a file of points.</source>
   <translation>Die Punkte zeichnen oder eine Datei mit Punkten wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>All pictures in this folder and its subfolders are used for training.</source>
   <translation>Alle Bilder in diesem Ordner und seinen Unterordnern werden zum Training benutzt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>file of points</source>
   <translation>Datei mit Punkten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>File of points</source>
   <translation>Datei mit Punkten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>A .json or .csv file of x and y coordinates.</source>
   <translation>Eine .json- oder .csv-Datei mit x- und y-Koordinaten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>Choose file</source>
   <translation>Datei wählen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>Choose the file of points.</source>
   <translation>Die Datei mit Punkten wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>folder of pictures</source>
   <translation>Ordner mit Bildern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>Points (*.json *.csv)</source>
   <translation>Punkte (*.json *.csv)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/learning_rate_field.py" />
   <source>Base learning rate from the next step on, scaled by warm-up and decay: lower it when the loss is unstable.</source>
   <translation>Basis-Lernrate ab dem nächsten Schritt, von Warm-up und Abfall skaliert: senken, wenn der Loss instabil ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/learning_rate_field.py" />
   <source>Use this base learning rate from the next step on; warm-up and decay continue from it.</source>
   <translation>Diese Basis-Lernrate ab dem nächsten Schritt benutzen; Warm-up und Abfall gehen von ihr weiter.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/learning_rate_field.py" />
   <source>Base learning rate</source>
   <translation>Basis-Lernrate</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/learning_rate_field.py" />
   <source>Apply base learning rate</source>
   <translation>Basis-Lernrate anwenden</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/learning_rate_field.py" />
   <source>What the optimizer uses: the base, after warm-up and the schedule's decay.</source>
   <translation>Was der Optimierer benutzt: die Basis nach Warm-up und Abfall.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/learning_rate_field.py" />
   <source>The run uses this base learning rate already.</source>
   <translation>Der Lauf benutzt diese Basis-Lernrate schon.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/learning_rate_field.py" />
   <source>Learning rate now {rate:.2g}: {share:.0%} of the base</source>
   <translation>Lernrate jetzt {rate:.2g}: {share:.0%} der Basis</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/learning_rate_field.py" />
   <source>Base learning rate {editor} since step {step:,}</source>
   <translation>Basis-Lernrate {editor} seit Schritt {step:,}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/option_field.py" />
   <source>{title} must be between {minimum:g} and {maximum:g}; the recipe has {loaded!r}.</source>
   <translation>{title} muss zwischen {minimum:g} und {maximum:g} liegen; das Rezept hat {loaded!r}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/option_field.py" />
   <source>{title} is one of {choices}, not {key}.</source>
   <translation>{title} ist eines von {choices}, nicht {key}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/option_field.py" />
   <source>{title} takes numbers and ranges, such as 0-4, 7.</source>
   <translation>{title} nimmt Zahlen und Bereiche, etwa 0-4, 7.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/option_field.py" />
   <source>{title} is on or off, not {loaded!r}.</source>
   <translation>{title} ist ein oder aus, nicht {loaded!r}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/preset_picker.py" />
   <source>Fill in settings that work well for a kind of model and data.</source>
   <translation>Einstellungen eintragen, die für eine Art von Modell und Daten gut funktionieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/preset_picker.py" />
   <source>Preset</source>
   <translation>Vorlage</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>A branch keeps its parent's model. Cancel the branch to choose another preset.</source>
   <translation>Ein Zweig behält das Modell seines Ursprungs. Den Zweig abbrechen, um eine andere Vorlage zu wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Drawn by hand</source>
   <translation>Von Hand gezeichnet</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>minutes</source>
   <translation>Minuten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Stop after</source>
   <translation>Ende nach</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Training steps or minutes.</source>
   <translation>Trainingsschritte oder Minuten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Prediction type</source>
   <translation>Vorhersageart</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>What the network predicts from x_t: the noise, the clean picture, velocity, or posterior mean.</source>
   <translation>Was das Netz aus x_t vorhersagt: das Rauschen, das saubere Bild, die Velocity oder das Posterior-Mittel.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Batch size</source>
   <translation>Batchgröße</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Length of the training.</source>
   <translation>Dauer des Trainings.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Stop after, unit</source>
   <translation>Ende nach, Einheit</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Choose other data.</source>
   <translation>Andere Daten wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Width and height of the training pictures: doubling it takes about four times as long.</source>
   <translation>Breite und Höhe der Trainingsbilder: Verdoppeln dauert etwa viermal so lang.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Pictures per training step: larger batches give smoother gradients and slower steps.</source>
   <translation>Bilder je Trainingsschritt: Größere Batches geben glattere Gradienten und langsamere Schritte.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Learning rate before warm-up and decay: too high makes training unstable, too low slow.</source>
   <translation>Lernrate vor Warm-up und Abfall: Zu hoch macht das Training instabil, zu niedrig langsam.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Random seed: the same seed and settings give the same model.</source>
   <translation>Zufalls-Seed: Derselbe Seed und dieselben Einstellungen geben dasselbe Modell.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Choose a preset such as {fit}.</source>
   <translation>Eine Vorlage wie {fit} wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/validation.py" />
   <source>Early stopping needs a loss that falls as this model improves; turn it off.</source>
   <translation>Early Stopping braucht einen Loss, der fällt, während dieses Modell besser wird: ausschalten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/validation.py" />
   <source>This model trains on pictures, not on 2-D toy data.</source>
   <translation>Dieses Modell trainiert mit Bildern, nicht mit 2-D-Spieldaten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/validation.py" />
   <source>The network downsamples pictures: use a multiple of {multiple}, such as {nearest}.</source>
   <translation>Das Netz verkleinert Bilder: ein Vielfaches von {multiple} nehmen, etwa {nearest}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/validation.py" />
   <source>{title} changes the network, and a branch keeps its parent's. Change it back, or cancel the branch.</source>
   <translation>{title} ändert das Netz, und ein Zweig behält das seines Ursprungs. Zurückändern oder den Zweig abbrechen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/form/validation.py" />
   <source>An MLP trains on pictures of at most {max_mlp_size} px.</source>
   <translation>Ein MLP trainiert mit Bildern von höchstens {max_mlp_size} px.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/progress.py" />
   <source>Training progress</source>
   <translation>Trainingsfortschritt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/progress.py" />
   <source>Training progress, by steps or by time, whichever limit comes first.</source>
   <translation>Trainingsfortschritt nach Schritten oder nach Zeit, je nachdem, welche Grenze zuerst kommt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/progress.py" />
   <source>{step:,} steps in {duration}</source>
   <translation>{step:,} Schritte in {duration}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/progress.py" />
   <source>{images_per_second:,.0f} images/s</source>
   <translation>{images_per_second:,.0f} Bilder/s</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/progress.py" />
   <source>step {step:,} of {steps:,}</source>
   <translation>Schritt {step:,} von {steps:,}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/progress.py" />
   <source>step {step:,}</source>
   <translation>Schritt {step:,}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/progress.py" />
   <source>{duration} total</source>
   <translation>{duration} insgesamt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Enter a name of at most 60 letters.</source>
   <translation>Einen Namen mit höchstens 60 Buchstaben eingeben.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>An ssh address is host or user@host.</source>
   <translation>Eine ssh-Adresse ist host oder user@host.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Enter the folder for runs on that computer.</source>
   <translation>Den Ordner für Läufe auf diesem Computer eingeben.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>This is not a valid name of a SLURM partition.</source>
   <translation>Das ist kein gültiger Name einer SLURM-Partition.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>A time limit is [days-]hours:minutes:seconds.</source>
   <translation>Ein Zeitlimit ist [Tage-]Stunden:Minuten:Sekunden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Name of the computer in this list.</source>
   <translation>Name des Computers in dieser Liste.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>ssh address</source>
   <translation>ssh-Adresse</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>host or user@host; not needed if the runs folder is mounted here.</source>
   <translation>host oder user@host; unnötig, wenn der Ordner der Läufe hier eingehängt ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Runs folder</source>
   <translation>Ordner der Läufe</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Folder for runs on that computer; ~/ is the home folder there.</source>
   <translation>Ordner für Läufe auf diesem Computer; ~/ ist dort das Benutzerverzeichnis.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Mounted at</source>
   <translation>Eingehängt unter</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Path of the same folder on this computer, if it is mounted.</source>
   <translation>Pfad desselben Ordners auf diesem Computer, wenn er eingehängt ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Python interpreter on that computer with Denoise Studio installed.</source>
   <translation>Python-Interpreter auf jenem Computer, mit installiertem Denoise Studio.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Partition</source>
   <translation>Partition</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>default</source>
   <translation>Vorgabe</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>SLURM partition; empty for the default.</source>
   <translation>SLURM-Partition; leer: die Vorgabe.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Time limit</source>
   <translation>Zeitlimit</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>SLURM time limit: [days-]hours:minutes:seconds.</source>
   <translation>SLURM-Zeitlimit: [Tage-]Stunden:Minuten:Sekunden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Nodes</source>
   <translation>Knoten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Processes per node</source>
   <translation>Prozesse je Knoten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Cores per process</source>
   <translation>Kerne je Prozess</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Device</source>
   <translation>Gerät</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Device to train on.</source>
   <translation>Gerät, auf dem trainiert wird.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Setup commands</source>
   <translation>Vorbereitende Befehle</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Shell commands to run before training, such as loading modules.</source>
   <translation>Shell-Befehle vor dem Training, etwa zum Laden von Modulen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Computers that train together.</source>
   <translation>Computer, die gemeinsam trainieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Training processes per node: one per GPU.</source>
   <translation>Trainingsprozesse je Knoten: einer je GPU.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>CPU cores per process, for SLURM.</source>
   <translation>CPU-Kerne je Prozess, für SLURM.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Setup</source>
   <translation>Vorbereitung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>auto</source>
   <translation>auto</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Train on another computer</source>
   <translation>Auf einem anderen Computer trainieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Computer</source>
   <translation>Computer</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Saved host profiles.</source>
   <translation>Gespeicherte Rechnerprofile.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Save</source>
   <translation>Speichern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Save this host profile.</source>
   <translation>Dieses Rechnerprofil speichern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Delete profile</source>
   <translation>Profil löschen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Delete this host profile; its runs are kept.</source>
   <translation>Dieses Rechnerprofil löschen; seine Läufe bleiben.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Launcher</source>
   <translation>Startprogramm</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>How the training processes are started.</source>
   <translation>Wie die Trainingsprozesse gestartet werden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Run name</source>
   <translation>Name des Laufs</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>The run's folder inside the runs folder of that computer.</source>
   <translation>Der Ordner des Laufs im Ordner der Läufe auf jenem Computer.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>A preset's name, or the path of the recipe file on that computer.</source>
   <translation>Der Name einer Vorlage oder der Pfad der Rezeptdatei auf jenem Computer.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Resume an existing run</source>
   <translation>Vorhandenen Lauf fortsetzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Resume the run from its newest checkpoint there, with its own recipe.</source>
   <translation>Den Lauf dort von seinem neuesten Checkpoint mit seinem eigenen Rezept fortsetzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Copy the command to the clipboard.</source>
   <translation>Den Befehl in die Zwischenablage kopieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Save recipe…</source>
   <translation>Rezept speichern…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Save the settings as a recipe file, to be copied to that computer.</source>
   <translation>Die Einstellungen als Rezeptdatei speichern, die auf jenen Computer kopiert wird.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Follow run</source>
   <translation>Lauf verfolgen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Show the run as it trains there, and control it.</source>
   <translation>Den Lauf zeigen, während er dort trainiert, und ihn steuern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Enter an ssh address, or the folder where the runs are mounted here.</source>
   <translation>Eine ssh-Adresse eingeben oder den Ordner, unter dem die Läufe hier eingehängt sind.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>new</source>
   <translation>neu</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Enter the recipe and the run's name.</source>
   <translation>Das Rezept und den Namen des Laufs eingeben.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Train a model with these settings.</source>
   <translation>Mit diesen Einstellungen ein Modell trainieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Start branch</source>
   <translation>Zweig starten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Continue training from the parent's checkpoint with these settings.</source>
   <translation>Mit diesen Einstellungen vom Checkpoint des Ursprungs weitertrainieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Stop and branch</source>
   <translation>Anhalten und abzweigen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Save and stop the run in progress, then start the branch.</source>
   <translation>Den laufenden Lauf speichern und anhalten, dann den Zweig starten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Resume run</source>
   <translation>Lauf fortsetzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Resume the run from its newest checkpoint.</source>
   <translation>Den Lauf von seinem neuesten Checkpoint fortsetzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Pause or resume the training between two steps.</source>
   <translation>Das Training zwischen zwei Schritten anhalten oder fortsetzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Save a checkpoint and stop the training.</source>
   <translation>Einen Checkpoint speichern und das Training beenden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Kill process</source>
   <translation>Prozess abbrechen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>End the training process at once; its last checkpoint is kept.</source>
   <translation>Den Trainingsprozess sofort beenden; sein letzter Checkpoint bleibt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Pausing</source>
   <translation>Pausiert</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>The branch starts as soon as the run has stopped.</source>
   <translation>Der Zweig startet, sobald der Lauf beendet ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Stopping</source>
   <translation>Wird beendet</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>Draw a grid of samples at the current step.</source>
   <translation>Ein Raster von Samples beim aktuellen Schritt ziehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>Save a checkpoint at the current step, and never delete it automatically.</source>
   <translation>Einen Checkpoint beim aktuellen Schritt speichern und nie automatisch löschen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>The run is starting.</source>
   <translation>Der Lauf startet.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>Sample now</source>
   <translation>Jetzt sampeln</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>Save checkpoint now</source>
   <translation>Checkpoint jetzt speichern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>All runs</source>
   <translation>Alle Läufe</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>List every training run (Ctrl+R).</source>
   <translation>Alle Trainingsläufe auflisten (Strg+R).</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>Export the curves as a picture or a table.</source>
   <translation>Die Kurven als Bild oder Tabelle exportieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>Curves as picture (PNG)…</source>
   <translation>Kurven als Bild (PNG)…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>Curves as table (CSV)…</source>
   <translation>Kurven als Tabelle (CSV)…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>The run has {state}.</source>
   <translation>Der Lauf ist {state}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>Select the run's newest checkpoint in the recipe, to generate pictures with it.</source>
   <translation>Den neuesten Checkpoint des Laufs im Rezept auswählen, um Bilder damit zu generieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>There is no checkpoint yet. One is saved from time to time, on request, and when the run stops.</source>
   <translation>Noch gibt es keinen Checkpoint. Einer wird von Zeit zu Zeit, auf Wunsch und beim Anhalten gespeichert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/gallery.py" />
   <source>Samples</source>
   <translation>Samples</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/gallery.py" />
   <source>Sample, nearest training picture</source>
   <translation>Sample, nächstes Trainingsbild</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/gallery.py" />
   <source>Pairs: a sample, and right of it the training picture nearest to it in pixels; the closest pairs first. If they are alike, the model has memorized its training data.</source>
   <translation>Paare: ein Sample und rechts davon das Trainingsbild, das ihm in Pixeln am nächsten ist; die ähnlichsten zuerst. Gleichen sie sich, hat das Modell seine Trainingsdaten auswendig gelernt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/gallery.py" />
   <source>Show samples, or a picture or curve of the last evaluation.</source>
   <translation>Samples zeigen oder ein Bild oder eine Kurve der letzten Auswertung.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/gallery.py" />
   <source>{name} · step {step:,}</source>
   <translation>{name} · Schritt {step:,}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/gallery.py" />
   <source>{get} · step {step:,}</source>
   <translation>{get} · Schritt {step:,}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/picture_view.py" />
   <source>Real pictures</source>
   <translation>Echte Bilder</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/picture_view.py" />
   <source>Click to enlarge.</source>
   <translation>Klicken zum Vergrößern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/sample_grid.py" />
   <source>No samples yet: the first grid is drawn after a few training steps.</source>
   <translation>Noch keine Samples: Das erste Raster entsteht nach einigen Trainingsschritten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/sample_grid.py" />
   <source>Every grid starts from the same noise: differences come from the model.</source>
   <translation>Jedes Raster beginnt mit demselben Rauschen: Unterschiede kommen vom Modell.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/sample_grid.py" />
   <source>The run names a picture outside its own folder; it is not shown.</source>
   <translation>Der Lauf nennt ein Bild außerhalb seines eigenen Ordners; es wird nicht gezeigt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/sample_grid.py" />
   <source>Samples · step {step:,}, fixed seed</source>
   <translation>Samples · Schritt {step:,}, fester Seed</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/sample_grid.py" />
   <source>The picture is {width} × {height} pixels, too large to be shown here.</source>
   <translation>Das Bild hat {width} × {height} Pixel und ist zu groß, um hier gezeigt zu werden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/sample_grid.py" />
   <source>The picture {path} could not be read.</source>
   <translation>Das Bild {path} konnte nicht gelesen werden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/sample_viewer.py" />
   <source>← → go through the run · wheel zooms · 0 fits · Esc closes</source>
   <translation>← → gehen durch den Lauf · Rad zoomt · 0 passt ein · Esc schließt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/sample_viewer.py" />
   <source>Enlarged samples</source>
   <translation>Vergrößerte Samples</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/sample_viewer.py" />
   <source>Left and Right go through the run, plus and minus zoom, Esc closes.</source>
   <translation>Links und Rechts gehen durch den Lauf, Plus und Minus zoomen, Esc schließt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/sample_viewer.py" />
   <source>Close enlarged samples</source>
   <translation>Vergrößerte Samples schließen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/sample_viewer.py" />
   <source>Close (Esc).</source>
   <translation>Schließen (Esc).</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/training_panel.py" />
   <source>Keep training after closing the window</source>
   <translation>Nach Schließen des Fensters weitertrainieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/training_panel.py" />
   <source>Training continues in the background; the next start of the program opens it again.</source>
   <translation>Das Training geht im Hintergrund weiter; der nächste Start des Programms öffnet es wieder.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/training_panel.py" />
   <source>Starting the training process</source>
   <translation>Der Trainingsprozess wird gestartet</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/training_panel.py" />
   <source>Training settings</source>
   <translation>Trainingseinstellungen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/training_panel.py" />
   <source>Not started. {problem}</source>
   <translation>Nicht gestartet. {problem}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/training_view.py" />
   <source>ended</source>
   <translation>beendet</translation>
  </message>
  <message>
   <location filename="../../studio/ui/undo_list.py" />
   <source>Undo list</source>
   <translation>Rückgängig-Liste</translation>
  </message>
  <message>
   <location filename="../../studio/ui/undo_list.py" />
   <source>Initial state</source>
   <translation>Anfangszustand</translation>
  </message>
  <message>
   <location filename="../../studio/ui/undo_list.py" />
   <source>Click a step to go back, or forward, to it.</source>
   <translation>Einen Schritt anklicken, um zu ihm zurück- oder vorzugehen.</translation>
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/undo_list.py" />
   <source>{count} steps</source>
   <extracomment>for 1: {count} step</extracomment>
   <translation>
    <numerusform>{count} Schritt</numerusform>
    <numerusform>{count} Schritte</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/undo_list.py" />
   <source> · {held} of {undo_bytes} MB, then the oldest are dropped</source>
   <translation> · {held} von {undo_bytes} MB, dann entfallen die ältesten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/watch/watch_view.py" />
   <source>xₜ · the noisy state that enters the step</source>
   <translation>xₜ · verrauschter Zustand vor dem Schritt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/watch/watch_view.py" />
   <source>predicted x₀ · the network's estimate of the clean picture</source>
   <translation>x₀ · vorhergesagtes sauberes Bild</translation>
  </message>
  <message>
   <location filename="../../studio/ui/watch/watch_view.py" />
   <source>predicted noise · grey is zero</source>
   <translation>vorhergesagtes Rauschen · Grau ist null</translation>
  </message>
  <message>
   <location filename="../../studio/ui/watch/watch_view.py" />
   <source>change of x₀ since the previous step · black: no change</source>
   <translation>Änderung von x₀ seit dem vorigen Schritt · Schwarz: keine Änderung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/widgets/number_field.py" />
   <source>This field</source>
   <translation>Dieses Feld</translation>
  </message>
  <message>
   <location filename="../../studio/ui/widgets/number_field.py" />
   <source>{name} takes {low} to {high}{unit}, not {editor}.</source>
   <translation>{name} nimmt {low} bis {high}{unit}, nicht {editor}.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/widgets/number_field.py" />
   <source>{problem} {range} stays in use.</source>
   <translation>{problem} {range} bleibt in Gebrauch.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/widgets/rows/rows_page.py" />
   <source>Search {name}</source>
   <translation>{name} suchen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/widgets/save_dialog.py" />
   <source>Replace file</source>
   <translation>Datei ersetzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/widgets/save_dialog.py" />
   <source>Replace</source>
   <translation>Ersetzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/widgets/save_dialog.py" />
   <source>{path} already exists. Replace it?</source>
   <translation>{path} ist schon vorhanden. Ersetzen?</translation>
  </message>
  <message>
   <location filename="../../studio/ui/widgets/search_popup.py" />
   <source>Nothing matches.</source>
   <translation>Nichts passt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/widgets/search_popup.py" />
   <source>Search: {name}</source>
   <translation>Suche: {name}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/widgets/search_popup.py" />
   <source>All</source>
   <translation>Alle</translation>
  </message>
  <message>
   <location filename="../../studio/ui/widgets/seed_field.py" />
   <source>Random seed: the same seed and settings give the same picture.</source>
   <translation>Zufalls-Seed: Derselbe Seed und dieselben Einstellungen geben dasselbe Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/widgets/seed_field.py" />
   <source>Random seed</source>
   <translation>Zufälliger Seed</translation>
  </message>
  <message>
   <location filename="../../studio/ui/widgets/seed_field.py" />
   <source>Draw a random seed.</source>
   <translation>Einen zufälligen Seed ziehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/widgets/seed_field.py" />
   <source>Lock seed</source>
   <translation>Seed sperren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/widgets/seed_field.py" />
   <source>Locked: use this seed for every picture. Unlocked: draw a new one.</source>
   <translation>Gesperrt: diesen Seed für jedes Bild benutzen. Entsperrt: jedes Mal einen neuen ziehen.</translation>
  </message>
  <message>
   <location filename="../../studio/wiring/explore_area.py" />
   <source>Cell to canvas</source>
   <translation>Zelle auf die Leinwand</translation>
  </message>
  <message>
   <location filename="../../studio/wiring/generation_area.py" />
   <source>Model file…</source>
   <translation>Modelldatei…</translation>
  </message>
  <message>
   <location filename="../../studio/wiring/generation_area.py" />
   <source>Model folder…</source>
   <translation>Modellordner…</translation>
  </message>
  <message>
   <location filename="../../studio/wiring/generation_area.py" />
   <source>Accept</source>
   <translation>Übernehmen</translation>
  </message>
  <message>
   <location filename="../../studio/wiring/generation_area.py" />
   <source>Enter</source>
   <translation>Eingabe</translation>
  </message>
  <message>
   <location filename="../../studio/wiring/generation_area.py" />
   <source>Discard</source>
   <translation>Verwerfen</translation>
  </message>
  <message>
   <location filename="../../studio/wiring/latents_area.py" />
   <source>The prompt is now: {text}</source>
   <translation>Der Prompt ist jetzt: {text}</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>New…</source>
   <translation>Neu…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Start a new picture of a size that you choose.</source>
   <translation>Ein neues Bild in gewählter Größe anlegen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open…</source>
   <translation>Öffnen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open a picture or a project on the canvas.</source>
   <translation>Ein Bild oder ein Projekt auf der Leinwand öffnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open recent…</source>
   <translation>Zuletzt geöffnet…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open a project that was opened or saved before.</source>
   <translation>Ein früher geöffnetes oder gespeichertes Projekt öffnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save layers, mask, lanes and recipe as an OpenRaster file.</source>
   <translation>Ebenen, Maske, Spuren und Rezept als OpenRaster-Datei speichern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save project as…</source>
   <translation>Projekt speichern unter…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save the project into another file.</source>
   <translation>Das Projekt in eine andere Datei speichern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Export picture…</source>
   <translation>Bild exportieren…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Write what the canvas shows as PNG with its recipe, or as JPEG, WebP, TIFF or AVIF.</source>
   <translation>Was die Leinwand zeigt, als PNG mit seinem Rezept oder als JPEG, WebP, TIFF oder AVIF schreiben.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Export frame…</source>
   <translation>Frame exportieren…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save the frame under the playhead as a PNG.</source>
   <translation>Den Frame unter dem Abspielkopf als PNG speichern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Close picture</source>
   <translation>Bild schließen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove the picture and the mask.</source>
   <translation>Bild und Maske entfernen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Quit</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Close the window.</source>
   <translation>Das Fenster schließen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Undo the last action.</source>
   <translation>Die letzte Aktion rückgängig machen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Edit</source>
   <translation>Bearbeiten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Redo the last undone action.</source>
   <translation>Die zuletzt zurückgenommene Aktion wiederholen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show every step by its name, to go back to one at once.</source>
   <translation>Jeden Schritt mit Namen zeigen, um auf einmal zu ihm zurückzugehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Copy picture</source>
   <translation>Bild kopieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Copy what the canvas shows.</source>
   <translation>Kopieren, was die Leinwand zeigt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Copy as diffusers code</source>
   <translation>Als diffusers-Code kopieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Copy a Python script that makes the picture in view with plain diffusers; without one, the recipe's.</source>
   <translation>Ein Python-Skript kopieren, das das gezeigte Bild mit reinem diffusers macht; ohne Bild das des Rezepts.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Paste a picture from the clipboard onto the canvas.</source>
   <translation>Ein Bild aus der Zwischenablage auf die Leinwand einfügen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Paste as layer</source>
   <translation>Als Ebene einfügen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add the picture in the clipboard as a layer.</source>
   <translation>Das Bild der Zwischenablage als Ebene hinzufügen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use recipe of result</source>
   <translation>Rezept des Ergebnisses übernehmen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Load the selected result's recipe.</source>
   <translation>Das Rezept des ausgewählten Ergebnisses laden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Selected result</source>
   <translation>Ausgewähltes Ergebnis</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add result as layer</source>
   <translation>Ergebnis als Ebene hinzufügen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add the selected result as a layer of the picture.</source>
   <translation>Das ausgewählte Ergebnis dem Bild als Ebene hinzufügen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use recipe, but not its seed</source>
   <translation>Rezept ohne Seed übernehmen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Load the recipe, and keep the seed.</source>
   <translation>Das Rezept laden und den eigenen Seed behalten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Copy result as diffusers code</source>
   <translation>Ergebnis als diffusers-Code kopieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Copy a Python script that makes the selected result with plain diffusers.</source>
   <translation>Ein Python-Skript kopieren, das das ausgewählte Ergebnis mit reinem diffusers macht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Compare result with picture</source>
   <translation>Ergebnis mit Bild vergleichen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Compare the selected result with what is in view.</source>
   <translation>Das ausgewählte Ergebnis mit dem Gezeigten vergleichen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Put result on canvas</source>
   <translation>Ergebnis auf die Leinwand legen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Offer the selected result on the canvas.</source>
   <translation>Das ausgewählte Ergebnis auf der Leinwand anbieten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open lane of result</source>
   <translation>Spur des Ergebnisses öffnen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show the selected result's steps in the Watch workspace.</source>
   <translation>Die Schritte des ausgewählten Ergebnisses im Arbeitsbereich Beobachten zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show result in file manager</source>
   <translation>Ergebnis im Dateimanager zeigen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open the selected result's folder.</source>
   <translation>Den Ordner des ausgewählten Ergebnisses öffnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Delete result</source>
   <translation>Ergebnis löschen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Move the selected result to the history's trash.</source>
   <translation>Das ausgewählte Ergebnis in den Papierkorb des Verlaufs verschieben.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Tags of result…</source>
   <translation>Tags des Ergebnisses…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Tag the selected result, to find it again.</source>
   <translation>Das ausgewählte Ergebnis mit Tags versehen, um es wiederzufinden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>No stars</source>
   <translation>Keine Sterne</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Results with a star are never removed to make room.</source>
   <translation>Ergebnisse mit einem Stern werden nie entfernt, um Platz zu schaffen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Stars of result</source>
   <translation>Sterne des Ergebnisses</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>★</source>
   <translation>★</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>★★</source>
   <translation>★★</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>★★★</source>
   <translation>★★★</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>★★★★</source>
   <translation>★★★★</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>★★★★★</source>
   <translation>★★★★★</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Find result</source>
   <translation>Ergebnis suchen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Search the history by words, model, date or tags.</source>
   <translation>Den Verlauf nach Wörtern, Modell, Datum oder Tags durchsuchen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Restore result</source>
   <translation>Ergebnis wiederherstellen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Compare two results</source>
   <translation>Zwei Ergebnisse vergleichen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Compare the two results selected in the gallery.</source>
   <translation>Die zwei in der Galerie ausgewählten Ergebnisse vergleichen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Browse all results over the whole window.</source>
   <translation>Alle Ergebnisse im ganzen Fenster durchsehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Space for results…</source>
   <translation>Platz für Ergebnisse…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Set how much of the disk the results may take.</source>
   <translation>Festlegen, wie viel Plattenplatz die Ergebnisse belegen dürfen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Keyboard shortcuts…</source>
   <translation>Tastenkürzel…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Look up and change the keys of every command.</source>
   <translation>Die Tasten aller Befehle nachsehen und ändern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Fit to window</source>
   <translation>In Fenster einpassen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show the whole picture.</source>
   <translation>Das ganze Bild zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Actual size</source>
   <translation>Tatsächliche Größe</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Zoom to 100%: one picture pixel per screen pixel.</source>
   <translation>Auf 100 % zoomen: ein Bildpixel je Bildschirmpixel.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Zoom in</source>
   <translation>Vergrößern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Zoom in by one step.</source>
   <translation>Um eine Stufe vergrößern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Zoom out</source>
   <translation>Verkleinern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Zoom out by one step.</source>
   <translation>Um eine Stufe verkleinern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Pixel values</source>
   <translation>Pixelwerte</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Write its value onto each pixel, when the pixels are large enough.</source>
   <translation>Auf jeden Pixel seinen Wert schreiben, wenn die Pixel groß genug sind.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Paint workspace</source>
   <translation>Arbeitsbereich Malen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Arrange the panels for painting.</source>
   <translation>Die Bedienfelder zum Malen anordnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Watch workspace</source>
   <translation>Arbeitsbereich Beobachten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Arrange the panels for watching the steps.</source>
   <translation>Die Bedienfelder zum Beobachten der Schritte anordnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Train workspace</source>
   <translation>Arbeitsbereich Trainieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Arrange the panels for training.</source>
   <translation>Die Bedienfelder zum Trainieren anordnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Explore workspace</source>
   <translation>Arbeitsbereich Erkunden</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Arrange the panels for exploring latent spaces, noise and pixels.</source>
   <translation>Die Bedienfelder zum Erkunden latenter Räume, des Rauschens und der Pixel anordnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Reset workspace</source>
   <translation>Arbeitsbereich zurücksetzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Restore the default layout of this workspace.</source>
   <translation>Die vorgegebene Anordnung dieses Arbeitsbereichs wiederherstellen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>One view of the step</source>
   <translation>Eine Ansicht des Schritts</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>In the Watch workspace, show the canvas alone.</source>
   <translation>Im Arbeitsbereich Beobachten nur die Leinwand zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Two views of the step</source>
   <translation>Zwei Ansichten des Schritts</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>In the Watch workspace, show x_t and the predicted x0 beside each other.</source>
   <translation>Im Arbeitsbereich Beobachten x_t und das vorhergesagte x0 nebeneinander zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Four views of the step</source>
   <translation>Vier Ansichten des Schritts</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>In the Watch workspace, show x_t, the predicted x0, the noise and the change.</source>
   <translation>Im Arbeitsbereich Beobachten x_t, das vorhergesagte x0, das Rauschen und die Änderung zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Reduce motion</source>
   <translation>Bewegung verringern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Nothing moves or blinks by itself.</source>
   <translation>Nichts bewegt sich oder blinkt von selbst.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Theme: follow the system</source>
   <translation>Design: wie das System</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use the system's light or dark theme.</source>
   <translation>Das helle oder dunkle Design des Systems benutzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Theme: dark</source>
   <translation>Design: dunkel</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use the dark theme.</source>
   <translation>Das dunkle Design benutzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Theme: light</source>
   <translation>Design: hell</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use the light theme.</source>
   <translation>Das helle Design benutzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Follow the system</source>
   <translation>Wie das System</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use the system's language from the next start on.</source>
   <translation>Ab dem nächsten Start die Sprache des Systems benutzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>English</source>
   <translation>English</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use English from the next start on.</source>
   <translation>Ab dem nächsten Start Englisch benutzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Deutsch</source>
   <translation>Deutsch</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use German from the next start on.</source>
   <translation>Ab dem nächsten Start Deutsch benutzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Find command…</source>
   <translation>Befehl suchen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Search all commands by name.</source>
   <translation>Alle Befehle nach Namen durchsuchen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Accept the result: it becomes the picture.</source>
   <translation>Das Ergebnis übernehmen: Es wird zum Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Image</source>
   <translation>Bild</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Accept as layer</source>
   <translation>Als Ebene übernehmen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Accept the result as a new layer on top.</source>
   <translation>Das Ergebnis als neue oberste Ebene übernehmen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Compare before / after</source>
   <translation>Vorher / nachher vergleichen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show or hide the result.</source>
   <translation>Das Ergebnis zeigen oder ausblenden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Discard the results without a star; they stay in the history.</source>
   <translation>Die Ergebnisse ohne Stern verwerfen; sie bleiben im Verlauf.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Discard this result</source>
   <translation>Dieses Ergebnis verwerfen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Discard the selected result alone.</source>
   <translation>Nur das ausgewählte Ergebnis verwerfen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Star or unstar result</source>
   <translation>Stern des Ergebnisses setzen oder nehmen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Keep the selected result when the others are discarded.</source>
   <translation>Das ausgewählte Ergebnis behalten, wenn die anderen verworfen werden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Crop canvas to mask</source>
   <translation>Leinwand auf Maske zuschneiden</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Cut the canvas, with all layers, to the box around the mask.</source>
   <translation>Die Leinwand mit allen Ebenen auf das Rechteck um die Maske zuschneiden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Canvas size…</source>
   <translation>Leinwandgröße…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Cut the canvas, or add around the picture.</source>
   <translation>Die Leinwand zuschneiden oder um das Bild herum ergänzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Image size…</source>
   <translation>Bildgröße…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Resample the picture with all its layers.</source>
   <translation>Das Bild mit allen Ebenen neu berechnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Extend canvas…</source>
   <translation>Leinwand erweitern…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add space around the picture, masked so that Generate fills it.</source>
   <translation>Platz um das Bild hinzufügen, maskiert, sodass Generieren ihn füllt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Upscale…</source>
   <translation>Hochskalieren…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Upscale the picture with a model or by resampling, and refine it.</source>
   <translation>Das Bild mit einem Modell oder durch Neuberechnung vergrößern und verfeinern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Compare what is in view with the pinned frame, its parent, or the earlier picture; again to stop.</source>
   <translation>Das Gezeigte mit dem angehefteten Frame, seinem Ursprung oder dem früheren Bild vergleichen; noch einmal beendet.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Compare with…</source>
   <translation>Vergleichen mit…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Choose a lane, a frame, a result of the history or a file to compare with.</source>
   <translation>Eine Spur, einen Frame, ein Ergebnis des Verlaufs oder eine Datei zum Vergleichen wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Pin the frame under the playhead, to compare others with it; again to unpin it.</source>
   <translation>Den Frame unter dem Abspielkopf anheften, um andere mit ihm zu vergleichen; noch einmal löst ihn.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show both side by side.</source>
   <translation>Beide nebeneinander zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Drag a divider over both; Shift and the arrow keys move it.</source>
   <translation>Einen Teiler über beide ziehen; Umschalt und die Pfeiltasten bewegen ihn.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show one after the other; T does so by hand.</source>
   <translation>Eines nach dem anderen zeigen; T tut das von Hand.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show how much each pixel differs, with a scale.</source>
   <translation>Zeigen, wie sehr sich jedes Pixel unterscheidet, mit einer Skala.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Keep both at the same step</source>
   <translation>Beide auf demselben Schritt halten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Move the compared lane along with the playhead.</source>
   <translation>Die verglichene Spur mit dem Abspielkopf mitführen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>End comparison</source>
   <translation>Vergleich beenden</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Choose colour…</source>
   <translation>Farbe wählen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Choose the colour to paint with on a layer.</source>
   <translation>Die Farbe zum Malen auf einer Ebene wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Swap colours</source>
   <translation>Farben tauschen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Swap the foreground and the background colour.</source>
   <translation>Vordergrund- und Hintergrundfarbe tauschen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Stroke options…</source>
   <translation>Strichoptionen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Set symmetry, stabiliser, and what the pen's pressure does.</source>
   <translation>Symmetrie, Stabilisator und die Wirkung des Stiftdrucks einstellen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>No symmetry</source>
   <translation>Keine Symmetrie</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Paint each stroke once.</source>
   <translation>Jeden Strich einmal malen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Vertical symmetry</source>
   <translation>Vertikale Symmetrie</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mirror strokes at a vertical axis.</source>
   <translation>Striche an einer vertikalen Achse spiegeln.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Horizontal symmetry</source>
   <translation>Horizontale Symmetrie</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mirror strokes at a horizontal axis.</source>
   <translation>Striche an einer horizontalen Achse spiegeln.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Symmetry at both axes</source>
   <translation>Symmetrie an beiden Achsen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mirror strokes at a vertical and a horizontal axis.</source>
   <translation>Striche an einer vertikalen und einer horizontalen Achse spiegeln.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Radial symmetry</source>
   <translation>Radiale Symmetrie</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Repeat strokes around a centre.</source>
   <translation>Striche um ein Zentrum wiederholen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Swap brush and eraser</source>
   <translation>Pinsel und Radierer tauschen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Switch between brush and eraser.</source>
   <translation>Zwischen Pinsel und Radierer wechseln.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Decrease brush size</source>
   <translation>Pinsel verkleinern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make the brush smaller.</source>
   <translation>Den Pinsel kleiner machen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Increase brush size</source>
   <translation>Pinsel vergrößern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make the brush larger.</source>
   <translation>Den Pinsel größer machen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Decrease brush hardness</source>
   <translation>Pinselhärte verringern</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make the brush's edge softer.</source>
   <translation>Den Rand des Pinsels weicher machen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Increase brush hardness</source>
   <translation>Pinselhärte erhöhen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make the brush's edge harder.</source>
   <translation>Den Rand des Pinsels härter machen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Brush opacity 10%</source>
   <translation>Pinseldeckkraft 10 %</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Set the brush's opacity.</source>
   <translation>Die Deckkraft des Pinsels einstellen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Brush opacity</source>
   <translation>Pinseldeckkraft</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Brush opacity 20%</source>
   <translation>Pinseldeckkraft 20 %</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Brush opacity 30%</source>
   <translation>Pinseldeckkraft 30 %</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Brush opacity 40%</source>
   <translation>Pinseldeckkraft 40 %</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Brush opacity 50%</source>
   <translation>Pinseldeckkraft 50 %</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Brush opacity 60%</source>
   <translation>Pinseldeckkraft 60 %</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Brush opacity 70%</source>
   <translation>Pinseldeckkraft 70 %</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Brush opacity 80%</source>
   <translation>Pinseldeckkraft 80 %</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Brush opacity 90%</source>
   <translation>Pinseldeckkraft 90 %</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Brush opacity 100%</source>
   <translation>Pinseldeckkraft 100 %</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>New layer</source>
   <translation>Neue Ebene</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add an empty layer over the active one.</source>
   <translation>Eine leere Ebene über der aktiven hinzufügen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add pictures as layers…</source>
   <translation>Bilder als Ebenen hinzufügen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add picture files as layers over the active one.</source>
   <translation>Bilddateien als Ebenen über der aktiven hinzufügen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Group layer</source>
   <translation>Ebene gruppieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Put the active layer into a new group.</source>
   <translation>Die aktive Ebene in eine neue Gruppe legen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Ungroup</source>
   <translation>Gruppierung aufheben</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Put the layers of the active group in its place.</source>
   <translation>Die Ebenen der aktiven Gruppe an ihre Stelle setzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Duplicate layer</source>
   <translation>Ebene duplizieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add a copy of the active layer.</source>
   <translation>Eine Kopie der aktiven Ebene hinzufügen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Rename layer</source>
   <translation>Ebene umbenennen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Type another name for the active layer.</source>
   <translation>Der aktiven Ebene einen anderen Namen geben.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Delete layer</source>
   <translation>Ebene löschen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Delete the active layer.</source>
   <translation>Die aktive Ebene löschen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Merge down</source>
   <translation>Nach unten vereinen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Merge the active layer into the one below it, or a group into one layer.</source>
   <translation>Die aktive Ebene mit der darunter oder eine Gruppe zu einer Ebene vereinen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Flatten picture</source>
   <translation>Auf eine Ebene reduzieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Replace all layers by the picture that they show.</source>
   <translation>Alle Ebenen durch das Bild ersetzen, das sie zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show or hide layer</source>
   <translation>Ebene ein- oder ausblenden</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show the active layer, or hide it.</source>
   <translation>Die aktive Ebene zeigen oder ausblenden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Lock or unlock layer</source>
   <translation>Ebene sperren oder entsperren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Protect the active layer from editing.</source>
   <translation>Die aktive Ebene vor Bearbeitung schützen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Lock or unlock transparency</source>
   <translation>Transparenz sperren oder entsperren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Let painting on the active layer change its colours only.</source>
   <translation>Beim Malen auf der aktiven Ebene nur ihre Farben ändern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Move layer up</source>
   <translation>Ebene nach oben</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Move the active layer up by one position.</source>
   <translation>Die aktive Ebene um einen Platz nach oben verschieben.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Move layer down</source>
   <translation>Ebene nach unten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Move the active layer down by one position.</source>
   <translation>Die aktive Ebene um einen Platz nach unten verschieben.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Choose layer above</source>
   <translation>Ebene darüber wählen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Paint on the layer above the active one.</source>
   <translation>Auf der Ebene über der aktiven malen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Choose layer below</source>
   <translation>Ebene darunter wählen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Paint on the layer below the active one.</source>
   <translation>Auf der Ebene unter der aktiven malen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mirror the active layer from left to right.</source>
   <translation>Die aktive Ebene von links nach rechts spiegeln.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mirror the active layer from top to bottom.</source>
   <translation>Die aktive Ebene von oben nach unten spiegeln.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Turn the active layer clockwise by 90 degrees.</source>
   <translation>Die aktive Ebene um 90 Grad im Uhrzeigersinn drehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Turn the active layer anticlockwise by 90 degrees.</source>
   <translation>Die aktive Ebene um 90 Grad gegen den Uhrzeigersinn drehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Scale and rotate layer…</source>
   <translation>Ebene skalieren und drehen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Scale and turn the active layer.</source>
   <translation>Die aktive Ebene skalieren und drehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mask what the layer covers: its transparency becomes the mask.</source>
   <translation>Maskieren, was die Ebene bedeckt: Ihre Transparenz wird zur Maske.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>New control layer</source>
   <translation>Neue Control-Ebene</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add an empty layer whose painted lines the model follows.</source>
   <translation>Eine leere Ebene hinzufügen, deren gemalten Linien das Modell folgt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Canny edges</source>
   <translation>Canny-Kanten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Thin edges, white on black (Canny 1986).</source>
   <translation>Dünne Kanten, Weiß auf Schwarz (Canny 1986).</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Control layer from picture</source>
   <translation>Control-Ebene aus Bild</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Soft edges</source>
   <translation>Weiche Kanten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Soft edges like those of HED, from gradients at three scales, without a trained network.</source>
   <translation>Weiche Kanten wie die von HED, aus Gradienten auf drei Skalen, ohne trainiertes Netz.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Line art</source>
   <translation>Strichzeichnung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>The dark lines of a drawing and the dark sides of edges, white on black (difference of Gaussians).</source>
   <translation>Die dunklen Linien einer Zeichnung und die dunklen Seiten von Kanten, Weiß auf Schwarz (Differenz von Gaußfunktionen).</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Scribble</source>
   <translation>Skizze</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>A few thick lines, white on black, as if drawn by hand: from a picture, or painted.</source>
   <translation>Einige dicke Linien, Weiß auf Schwarz, wie von Hand gezeichnet: aus einem Bild oder gemalt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Depth</source>
   <translation>Tiefe</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>How near everything is, white in front and black behind, estimated by a depth model.</source>
   <translation>Wie nah alles ist, vorn weiß und hinten schwarz, von einem Tiefenmodell geschätzt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Normals</source>
   <translation>Normalen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Which way surfaces face, from a depth model, or else from the shading, with brightness taken for height.</source>
   <translation>Wohin Flächen zeigen, von einem Tiefenmodell oder sonst aus der Schattierung, mit Helligkeit als Höhe.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Pose</source>
   <translation>Pose</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>A person's joints and limbs in OpenPose's colours; the person should fill most of the picture.</source>
   <translation>Gelenke und Glieder eines Menschen in den Farben von OpenPose; er sollte den größten Teil des Bildes füllen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Segmentation</source>
   <translation>Segmentierung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>What is where, in the colours of ADE20K's 150 classes.</source>
   <translation>Was wo ist, in den Farben der 150 Klassen von ADE20K.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Tile</source>
   <translation>Kachel</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>The picture with less detail, which the model adds.</source>
   <translation>Das Bild mit weniger Einzelheiten, die neu gemacht werden sollen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Inpaint</source>
   <translation>Inpainting</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>The picture without what the mask covers.</source>
   <translation>Das Bild ohne das, was die Maske bedeckt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>New regions layer</source>
   <translation>Neue Regionen-Ebene</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add a layer of colours that have a prompt each.</source>
   <translation>Eine Ebene mit Farben hinzufügen, die je einen Prompt haben.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Swap mask and layer</source>
   <translation>Maske und Ebene tauschen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Repaint by the active mask layer, and keep the mask there.</source>
   <translation>Nach der aktiven Masken-Ebene neu malen und die Maske dort aufbewahren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mask to layer</source>
   <translation>Maske zu Ebene</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Keep the mask as a layer that can be painted and used later.</source>
   <translation>Die Maske als Ebene aufbewahren, die bemalt und später benutzt werden kann.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Paint on mask or layer</source>
   <translation>Auf Maske oder Ebene malen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Switch between the mask and the layer used last.</source>
   <translation>Zwischen der Maske und der zuletzt benutzten Ebene wechseln.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Fill mask</source>
   <translation>Maske füllen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mask the whole picture.</source>
   <translation>Das ganze Bild maskieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove the mask.</source>
   <translation>Die Maske entfernen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Invert mask</source>
   <translation>Maske invertieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Repaint what was kept, and keep what was repainted.</source>
   <translation>Neu malen, was behalten wurde, und behalten, was neu gemalt wurde.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Grow mask…</source>
   <translation>Maske vergrößern…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Move the mask's edge outwards by some pixels.</source>
   <translation>Den Rand der Maske um einige Pixel nach außen rücken.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Shrink mask…</source>
   <translation>Maske verkleinern…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Move the mask's edge inwards by some pixels.</source>
   <translation>Den Rand der Maske um einige Pixel nach innen rücken.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Feather mask…</source>
   <translation>Maske weichzeichnen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Blur the mask's edge, so that it fades.</source>
   <translation>Den Rand der Maske weichzeichnen, sodass er ausläuft.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Smooth mask…</source>
   <translation>Maske glätten…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Round the mask's corners and remove small details.</source>
   <translation>Die Ecken der Maske abrunden und kleine Einzelheiten entfernen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Border of mask…</source>
   <translation>Umrandung der Maske…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mask a band along the mask's edge only.</source>
   <translation>Nur ein Band entlang des Maskenrands maskieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mask what the mask encloses completely.</source>
   <translation>Maskieren, was die Maske ganz umschließt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove islands from mask…</source>
   <translation>Inseln aus der Maske entfernen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Clear separate parts of the mask that are small.</source>
   <translation>Kleine einzelne Teile der Maske löschen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mask what is opaque of the active layer, in proportion to its alpha.</source>
   <translation>Maskieren, was an der aktiven Ebene deckt, im Verhältnis zu ihrem Alpha.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Select by words…</source>
   <translation>Nach Wörtern auswählen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Select what words name, such as the sky, with a model that reads them.</source>
   <translation>Auswählen, was Wörter nennen, etwa den Himmel, mit einem Modell, das sie liest.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Keep mask as selection…</source>
   <translation>Maske als Auswahl aufbewahren…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Keep the mask under a name; it is saved with the project.</source>
   <translation>Die Maske unter einem Namen aufbewahren; sie wird mit dem Projekt gespeichert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Kept selections…</source>
   <translation>Aufbewahrte Auswahlen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make a selection that was kept the mask.</source>
   <translation>Eine aufbewahrte Auswahl zur Maske machen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Load mask…</source>
   <translation>Maske laden…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use a picture as the mask: white is masked, black is not.</source>
   <translation>Ein Bild als Maske benutzen: Weiß ist maskiert, Schwarz nicht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save mask…</source>
   <translation>Maske speichern…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save the mask as a grey PNG: white is masked.</source>
   <translation>Die Maske als graues PNG speichern: Weiß ist maskiert.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Reset crop frame</source>
   <translation>Ausschnittrahmen zurücksetzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Let the crop follow the mask and the padding again.</source>
   <translation>Den Ausschnitt wieder der Maske und dem Randabstand folgen lassen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mask overlay…</source>
   <translation>Maskenüberlagerung…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Set the colour and the opacity of the mask's overlay.</source>
   <translation>Farbe und Deckkraft der Maskenüberlagerung einstellen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Earlier prompts…</source>
   <translation>Frühere Prompts…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Search the prompts that were generated before.</source>
   <translation>Die früher generierten Prompts durchsuchen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Previous prompt</source>
   <translation>Voriger Prompt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show the prompt before this one; Alt+Up in the field.</source>
   <translation>Den Prompt vor diesem zeigen; im Feld Alt+Auf.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Next prompt</source>
   <translation>Nächster Prompt</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Go back to a later prompt; Alt+Down in the field.</source>
   <translation>Zu einem späteren Prompt zurückgehen; im Feld Alt+Ab.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Modifiers…</source>
   <translation>Modifikatoren…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Styles…</source>
   <translation>Stile…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Choose the styles that are added to the prompt.</source>
   <translation>Die Stile wählen, die an den Prompt angehängt werden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Keep the prompts in your styles.csv under a name.</source>
   <translation>Die Prompts unter einem Namen in styles.csv aufbewahren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Negative prompts…</source>
   <translation>Negative Prompts…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open wildcards folder</source>
   <translation>Wildcard-Ordner öffnen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show the text files that __name__ in a prompt draws from.</source>
   <translation>Die Textdateien zeigen, aus denen __name__ in einem Prompt zieht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Run the recipe, or queue it.</source>
   <translation>Das Rezept ausführen oder einreihen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Run</source>
   <translation>Job</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Stop the running job and discard its pictures.</source>
   <translation>Den laufenden Job anhalten und seine Bilder verwerfen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Stop after this batch</source>
   <translation>Nach diesem Batch anhalten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Finish the current pictures and start no others.</source>
   <translation>Die aktuellen Bilder fertigstellen und keine weiteren beginnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Stop and keep this step</source>
   <translation>Anhalten und Schritt behalten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Stop, and save the predicted x0 of this step as the result.</source>
   <translation>Anhalten und das vorhergesagte x0 dieses Schritts als Ergebnis speichern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Variations of this</source>
   <translation>Variationen hiervon</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make four variations of the generated picture in view.</source>
   <translation>Vier Variationen des gezeigten generierten Bildes machen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Reuse last seed</source>
   <translation>Letzten Seed wieder benutzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Set the seed of the last job again.</source>
   <translation>Wieder den Seed des letzten Jobs einstellen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Clear queue</source>
   <translation>Warteschlange leeren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove the jobs that have not started.</source>
   <translation>Die noch nicht begonnenen Jobs entfernen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>While you paint, let a model make a picture of what is on the canvas.</source>
   <translation>Beim Malen ein Modell ein Bild aus dem machen lassen, was auf der Leinwand ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add live picture as layer</source>
   <translation>Live-Bild als Ebene hinzufügen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Put the live picture over the others as a new layer.</source>
   <translation>Das Live-Bild als neue Ebene über die anderen legen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Live picture beside or over</source>
   <translation>Live-Bild daneben oder darüber</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Pause queue</source>
   <translation>Warteschlange pausieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Start no further job; the running one continues.</source>
   <translation>Keinen weiteren Job beginnen; der laufende geht weiter.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Edit waiting job</source>
   <translation>Wartenden Job bearbeiten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Load the selected job's recipe; the next run replaces the job.</source>
   <translation>Das Rezept des ausgewählten Jobs laden; das nächste Ausführen ersetzt den Job.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Waiting job</source>
   <translation>Wartender Job</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Duplicate waiting job</source>
   <translation>Wartenden Job duplizieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Queue the selected job once more, after it.</source>
   <translation>Den ausgewählten Job hinter ihm noch einmal einreihen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Move waiting job up</source>
   <translation>Wartenden Job nach oben</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Run the selected job earlier.</source>
   <translation>Den ausgewählten Job früher ausführen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Move waiting job down</source>
   <translation>Wartenden Job nach unten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Run the selected job later.</source>
   <translation>Den ausgewählten Job später ausführen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove waiting job</source>
   <translation>Wartenden Job entfernen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove the selected job from the queue.</source>
   <translation>Den ausgewählten Job aus der Warteschlange entfernen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Grid…</source>
   <translation>Raster…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make a picture for each combination of two or three settings.</source>
   <translation>Für jede Kombination von zwei oder drei Einstellungen ein Bild machen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Sampler race…</source>
   <translation>Sampler-Rennen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Compare samplers on the same noise: steps, evaluations, time, and distance to the result of 1,000 steps.</source>
   <translation>Sampler auf demselben Rauschen vergleichen: Schritte, Auswertungen, Zeit und Abstand zum Ergebnis mit 1.000 Schritten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Memory and speed…</source>
   <translation>Speicher und Tempo…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Set precision, how memory is saved, what loaded models may take, and Turbo.</source>
   <translation>Genauigkeit, Speichersparen, Speicher für geladene Modelle und Turbo einstellen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Restart engine</source>
   <translation>Engine neu starten</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>End the engine process and start a new one.</source>
   <translation>Den Engine-Prozess beenden und einen neuen starten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Play or pause</source>
   <translation>Abspielen oder Pause</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Play the frames of the timeline.</source>
   <translation>Die Frames der Zeitleiste abspielen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Denoise again from the step under the playhead on, with the settings of the recipe panel.</source>
   <translation>Den Schritt unter dem Abspielkopf und alle späteren mit den Einstellungen des Rezeptfelds neu machen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Rename lane…</source>
   <translation>Spur umbenennen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Give the selected lane a name; F2 in the timeline.</source>
   <translation>Der ausgewählten Spur einen Namen geben; F2 in der Zeitleiste.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Lane</source>
   <translation>Spur</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Fold or unfold branches</source>
   <translation>Zweige ein- oder ausklappen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Hide the branches of the selected lane, or show them; minus and plus in the timeline.</source>
   <translation>Die Zweige der ausgewählten Spur ausblenden oder zeigen; Minus und Plus in der Zeitleiste.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove the selected lane and its branches from the timeline; their results stay in the history.</source>
   <translation>Die ausgewählte Spur und ihre Zweige aus der Zeitleiste entfernen; ihre Ergebnisse bleiben im Verlauf.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove the pressed word at every step, and show when that no longer changes the mask; again: stop.</source>
   <translation>Das gedrückte Wort bei jedem Schritt herausnehmen und zeigen, ab wann das die Maske nicht mehr ändert; noch einmal: anhalten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Lane colour: none</source>
   <translation>Spurfarbe: ohne</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove the lane's colour.</source>
   <translation>Die Farbe der Spur entfernen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Lane colour: teal</source>
   <translation>Spurfarbe: Blaugrün</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mark the selected lane with a colour.</source>
   <translation>Die ausgewählte Spur mit einer Farbe markieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Lane colour: violet</source>
   <translation>Spurfarbe: Violett</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Lane colour: pink</source>
   <translation>Spurfarbe: Rosa</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Lane colour: ochre</source>
   <translation>Spurfarbe: Ocker</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Lane colour: blue</source>
   <translation>Spurfarbe: Blau</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Go back by one frame.</source>
   <translation>Um einen Frame zurückgehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Go to frame</source>
   <translation>Zu Frame gehen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Go forward by one frame.</source>
   <translation>Um einen Frame weitergehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Go to the first frame.</source>
   <translation>Zum ersten Frame gehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Go to the last frame.</source>
   <translation>Zum letzten Frame gehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Repeat from the first frame after the last.</source>
   <translation>Nach dem letzten Frame vom ersten an wiederholen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Paint into the predicted x0 of this step, and denoise again from there.</source>
   <translation>In das vorhergesagte x0 dieses Schritts malen und diesen und alle späteren Schritte von dort neu machen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make a film, numbered pictures or a contact sheet of lanes beside each other.</source>
   <translation>Einen Film, nummerierte Bilder oder einen Kontaktbogen aus Spuren nebeneinander erstellen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Copy lane as diffusers code</source>
   <translation>Spur als diffusers-Code kopieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Copy a Python script that makes the selected lane's pictures with plain diffusers.</source>
   <translation>Ein Python-Skript kopieren, das die Bilder der ausgewählten Spur mit reinem diffusers macht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show x_t</source>
   <translation>x_t zeigen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show the noisy state that enters each step.</source>
   <translation>Den verrauschten Zustand zeigen, der in jeden Schritt eingeht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show predicted x0</source>
   <translation>Vorhergesagtes x0 zeigen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show the model's prediction of the clean picture.</source>
   <translation>Die Vorhersage des Modells für das saubere Bild zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Swap x_t and predicted x0</source>
   <translation>x_t und vorhergesagtes x0 tauschen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Switch between noisy state and prediction.</source>
   <translation>Zwischen verrauschtem Zustand und Vorhersage wechseln.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Train with the settings of the training panel.</source>
   <translation>Mit den Einstellungen des Trainingsfelds trainieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Pause or resume training</source>
   <translation>Training anhalten oder fortsetzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Pause the run, or resume it.</source>
   <translation>Den Lauf pausieren oder fortsetzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Stop training</source>
   <translation>Training beenden</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save a checkpoint and end the run.</source>
   <translation>Einen Checkpoint speichern und den Lauf beenden.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Draw a sample grid at this step.</source>
   <translation>Bei diesem Schritt ein Raster von Samples ziehen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save a checkpoint at this step.</source>
   <translation>Bei diesem Schritt einen Checkpoint speichern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>List every training run, with notes, figures and samples.</source>
   <translation>Alle Trainingsläufe mit Notizen, Kennzahlen und Samples auflisten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open run</source>
   <translation>Lauf öffnen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show the curves and samples of the selected run.</source>
   <translation>Kurven und Samples des ausgewählten Laufs zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Resume the selected run from its newest checkpoint.</source>
   <translation>Den ausgewählten Lauf von seinem neuesten Checkpoint fortsetzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Branch from run…</source>
   <translation>Vom Lauf abzweigen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Prepare a new run from the selected run's newest checkpoint.</source>
   <translation>Einen neuen Lauf vom neuesten Checkpoint des ausgewählten vorbereiten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Compare selected runs</source>
   <translation>Ausgewählte Läufe vergleichen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Plot the selected runs together.</source>
   <translation>Die ausgewählten Läufe zusammen zeichnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use run as model</source>
   <translation>Lauf als Modell benutzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Select the run's newest checkpoint in the recipe.</source>
   <translation>Den neuesten Checkpoint des Laufs im Rezept auswählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show run in file manager</source>
   <translation>Lauf im Dateimanager zeigen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open the selected run's folder.</source>
   <translation>Den Ordner des ausgewählten Laufs öffnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Delete run</source>
   <translation>Lauf löschen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Move the selected runs to the trash; this can be undone.</source>
   <translation>Die ausgewählten Läufe in den Papierkorb verschieben; das lässt sich rückgängig machen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add folder of runs…</source>
   <translation>Ordner mit Läufen hinzufügen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>List the runs of another folder, too.</source>
   <translation>Auch die Läufe eines anderen Ordners auflisten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove folder of runs…</source>
   <translation>Ordner mit Läufen entfernen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Stop listing the runs of an added folder.</source>
   <translation>Die Läufe eines hinzugefügten Ordners nicht mehr auflisten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open run folder…</source>
   <translation>Ordner eines Laufs öffnen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open the folder of a run, whether it is training or has ended.</source>
   <translation>Den Ordner eines Laufs öffnen, ob er trainiert oder beendet ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Train on another computer…</source>
   <translation>Auf einem anderen Computer trainieren…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Get the command to run there, and follow the run from here.</source>
   <translation>Den Befehl dafür holen und dem Lauf von hier aus folgen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Export model…</source>
   <translation>Modell exportieren…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Export as a diffusers folder, a single file, or an ONNX decoder.</source>
   <translation>Als diffusers-Ordner, einzelne Datei oder ONNX-Decoder exportieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use this model</source>
   <translation>Dieses Modell benutzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use the best checkpoint</source>
   <translation>Den besten Checkpoint benutzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Select the checkpoint with the lowest validation loss.</source>
   <translation>Den Checkpoint mit dem niedrigsten Validierungs-Loss auswählen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Branch from here…</source>
   <translation>Hier abzweigen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Continue from the checkpoint under the playhead in a new run.</source>
   <translation>Vom Checkpoint unter dem Abspielkopf in einem neuen Lauf weitermachen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Compare runs…</source>
   <translation>Läufe vergleichen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Plot other runs beside this one, and list the settings that differ.</source>
   <translation>Andere Läufe neben diesem zeichnen und die abweichenden Einstellungen auflisten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Export curves as PNG…</source>
   <translation>Kurven als PNG exportieren…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save the plots as a picture.</source>
   <translation>Die Diagramme als Bild speichern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Export curves as CSV…</source>
   <translation>Kurven als CSV exportieren…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save the metrics of every step as a table.</source>
   <translation>Die Kennzahlen jedes Schritts als Tabelle speichern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Noise the picture on the canvas by any schedule.</source>
   <translation>Das Bild auf der Leinwand mit beliebigem Rauschplan verrauschen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>2-D playground</source>
   <translation>2-D-Spielwiese</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Train a small model of 2-D points, and watch its samples move from noise to data.</source>
   <translation>Ein kleines Modell von 2-D-Punkten trainieren und zusehen, wie seine Samples vom Rauschen zu den Daten wandern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Train or pause in playground</source>
   <translation>In der Spielwiese trainieren oder pausieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Train the model of 2-D points, or pause the training.</source>
   <translation>Das Modell von 2-D-Punkten trainieren oder das Training anhalten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Race samplers in playground</source>
   <translation>Sampler-Rennen in der Spielwiese</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>All samplers from the same noise beside each other.</source>
   <translation>Alle Sampler aus demselben Rauschen nebeneinander.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>The same noise denoised by each checkpoint of a training run.</source>
   <translation>Dasselbe Rauschen, entrauscht mit jedem Checkpoint eines Trainingslaufs.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Word attention</source>
   <translation>Attention der Wörter</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show the cross-attention to each word of the lane's prompt, over all steps.</source>
   <translation>Die Cross-Attention zu jedem Wort des Prompts der Spur über alle Schritte zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>The picture as the matrix of numbers that it is.</source>
   <translation>Das Bild als die Zahlenmatrix, die es ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Map latent space</source>
   <translation>Latenten Raum kartieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show whole map</source>
   <translation>Ganze Karte zeigen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Zoom so that all points are in view.</source>
   <translation>So zoomen, dass alle Punkte zu sehen sind.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save map…</source>
   <translation>Karte speichern…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save the map as a picture, or its points as a table.</source>
   <translation>Die Karte als Bild oder ihre Punkte als Tabelle speichern.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Put point on canvas</source>
   <translation>Punkt auf die Leinwand legen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Put what is under the pointer of the map on the canvas.</source>
   <translation>Was unter dem Zeiger der Karte ist, auf die Leinwand legen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Place canvas picture on map</source>
   <translation>Bild der Leinwand auf der Karte einordnen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Encode the canvas and show where it lies.</source>
   <translation>Die Leinwand kodieren und zeigen, wo sie liegt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Place pictures on map…</source>
   <translation>Bilder auf der Karte einordnen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Encode picture files and show where they lie.</source>
   <translation>Bilddateien kodieren und zeigen, wo sie liegen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove placed pictures from map</source>
   <translation>Eingeordnete Bilder von der Karte entfernen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show the points of the data alone.</source>
   <translation>Nur die Punkte der Daten zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Manifold on canvas</source>
   <translation>Mannigfaltigkeit auf die Leinwand</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Decode 15 x 15 places of a latent space of two numbers, and put them on the canvas.</source>
   <translation>15 x 15 Stellen eines latenten Raums mit zwei Zahlen dekodieren und auf die Leinwand legen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make film of path</source>
   <translation>Film des Weges erstellen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make a film of the path, as a lane of the timeline.</source>
   <translation>Einen Film des Weges als Spur der Zeitleiste erstellen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Set group A</source>
   <translation>Gruppe A setzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make the selected points group A of A - B + C.</source>
   <translation>Die ausgewählten Punkte zur Gruppe A von A - B + C machen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Set group B</source>
   <translation>Gruppe B setzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make the selected points group B of A - B + C.</source>
   <translation>Die ausgewählten Punkte zur Gruppe B von A - B + C machen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Set group C</source>
   <translation>Gruppe C setzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make the selected points group C of A - B + C.</source>
   <translation>Die ausgewählten Punkte zur Gruppe C von A - B + C machen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>List every model, LoRA, ControlNet and VAE on this computer; again: go back.</source>
   <translation>Alle Modelle, LoRAs, ControlNets und VAEs auf diesem Computer auflisten; noch einmal: zurück.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add from hub…</source>
   <translation>Vom Hub hinzufügen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Look up a model at the hub, and download it.</source>
   <translation>Ein Modell auf dem Hub nachsehen und herunterladen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add model file…</source>
   <translation>Modelldatei hinzufügen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use a model or a LoRA in a .safetensors file; it stays where it is.</source>
   <translation>Ein Modell oder eine LoRA in einer .safetensors-Datei benutzen; sie bleibt, wo sie ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add model folder…</source>
   <translation>Modellordner hinzufügen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use a model in a diffusers folder; it stays where it is.</source>
   <translation>Ein Modell in einem diffusers-Ordner benutzen; es bleibt, wo es ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Scan folder for models…</source>
   <translation>Ordner nach Modellen durchsuchen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>List the models in a folder of A1111, ComfyUI or InvokeAI.</source>
   <translation>Die Modelle in einem Ordner von A1111, ComfyUI oder InvokeAI auflisten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use model in recipe</source>
   <translation>Modell im Rezept benutzen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Put the selected model into its place in the recipe.</source>
   <translation>Das ausgewählte Modell an seinen Platz im Rezept setzen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Star model</source>
   <translation>Modell mit Stern versehen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Star the selected models, or remove their stars.</source>
   <translation>Den ausgewählten Modellen Sterne geben oder nehmen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Verify model</source>
   <translation>Modell prüfen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Read all its files, and compare them with the known checksums.</source>
   <translation>Alle seine Dateien lesen und mit den bekannten Prüfsummen vergleichen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show model in file manager</source>
   <translation>Modell im Dateimanager zeigen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open the selected model's folder.</source>
   <translation>Den Ordner des ausgewählten Modells öffnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Copy path of model</source>
   <translation>Pfad des Modells kopieren</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Copy the path of the selected model.</source>
   <translation>Den Pfad des ausgewählten Modells kopieren.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show licence of model…</source>
   <translation>Lizenz des Modells zeigen…</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show the text of the selected model's licence.</source>
   <translation>Den Text der Lizenz des ausgewählten Modells zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove model</source>
   <translation>Modell entfernen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove the selected models from the list; this can be undone.</source>
   <translation>Die ausgewählten Modelle aus der Liste entfernen; das lässt sich rückgängig machen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>A tour of the first minutes.</source>
   <translation>Ein Rundgang durch die ersten Minuten.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Help</source>
   <translation>Hilfe</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Learn generative models station by station, each with something to do.</source>
   <translation>Generative Modelle Station für Station lernen, jede mit etwas zu tun.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Restart course</source>
   <translation>Kurs neu beginnen</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Forget which stations are completed, and start over.</source>
   <translation>Vergessen, welche Stationen abgeschlossen sind, und neu beginnen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>What is this?</source>
   <translation>Was ist das?</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Then click a setting or a panel: what it does, with its equation and paper.</source>
   <translation>Danach eine Einstellung oder ein Bedienfeld anklicken: was es tut, mit Gleichung und Veröffentlichung.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Version and licence.</source>
   <translation>Version und Lizenz.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>The rule that takes x_t to the next, less noisy state. DDIM, Euler, Heun, DPM++ and UniPC follow one path for each starting noise and differ in how exactly; DDPM, Euler a and the SDE samplers add new noise on the way, so that more steps give other pictures.</source>
   <translation>Die Regel, die von x_t zum nächsten, weniger verrauschten Zustand führt. DDIM, Euler, Heun, DPM++ und UniPC folgen von jedem Anfangsrauschen einem Weg und unterscheiden sich in der Genauigkeit; DDPM, Euler a und die SDE-Sampler fügen unterwegs neues Rauschen hinzu, sodass mehr Schritte andere Bilder geben.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Song, Meng and Ermon 2021 (DDIM), equation 12</source>
   <translation>Song, Meng und Ermon 2021 (DDIM), Gleichung 12</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>The number of denoising steps from noise to picture. With fewer steps each one bridges a larger gap, which costs detail first and the layout last; beyond a few dozen little changes.</source>
   <translation>Die Zahl der Entrauschungsschritte vom Rauschen zum Bild. Bei weniger Schritten überbrückt jeder eine größere Lücke, was zuerst Einzelheiten und zuletzt die Anordnung kostet; jenseits einiger Dutzend ändert sich wenig.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Song, Meng and Ermon 2021, section 4.2</source>
   <translation>Song, Meng und Ermon 2021, Abschnitt 4.2</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>The network predicts the noise twice, with and without the prompt or the label, and the difference is exaggerated. A higher scale follows the prompt more closely, at the cost of variety, and too high a one burns the colours; 1 means no guidance.</source>
   <translation>Das Netz sagt das Rauschen zweimal vorher, mit und ohne Prompt oder Klasse, und der Unterschied wird übertrieben. Eine höhere Skala folgt dem Prompt genauer, auf Kosten der Vielfalt, und eine zu hohe verbrennt die Farben; 1 ist keine Guidance.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Ho and Salimans 2022, equation 6</source>
   <translation>Ho und Salimans 2022, Gleichung 6</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>At which noise levels the steps lie. Even timesteps spend most steps where the picture is noisy; the others put more of them where little noise is left and detail appears.</source>
   <translation>Bei welchen Rauschpegeln die Schritte liegen. Gleichmäßige Zeitschritte verwenden die meisten dort, wo das Bild verrauscht ist; die anderen legen mehr dorthin, wo wenig Rauschen übrig ist und Einzelheiten erscheinen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Karras et al. 2022, equation 5; Lin et al. 2024, table 2</source>
   <translation>Karras et al. 2022, Gleichung 5; Lin et al. 2024, Tabelle 2</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>η, the noise of DDIM</source>
   <translation>η, das Rauschen von DDIM</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>How much new noise each step adds: none at 0, where the same starting noise always ends in the same picture, and as much as DDPM at 1. Some noise corrects errors of earlier steps.</source>
   <translation>Wie viel neues Rauschen jeder Schritt hinzufügt: keines bei 0, wo dasselbe Anfangsrauschen immer im selben Bild endet, und so viel wie DDPM bei 1. Etwas Rauschen berichtigt Fehler früherer Schritte.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Song, Meng and Ermon 2021, equation 16</source>
   <translation>Song, Meng und Ermon 2021, Gleichung 16</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Variance of DDPM</source>
   <translation>Varianz von DDPM</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>The variance of the noise that a step adds. The small one is right for data without spread, the large one for data that is pure noise; with many steps they differ little.</source>
   <translation>Die Varianz des Rauschens, das ein Schritt hinzufügt. Die kleine ist richtig für Daten ohne Streuung, die große für Daten, die reines Rauschen sind; bei vielen Schritten unterscheiden sie sich wenig.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Ho, Jain and Abbeel 2020, section 3.2</source>
   <translation>Ho, Jain und Abbeel 2020, Abschnitt 3.2</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Guidance makes the prediction's contrast larger than that of any training picture. This brings it back to that of the prediction with the prompt: 0 leaves it, 1 brings it back wholly.</source>
   <translation>Guidance macht den Kontrast der Vorhersage größer als den jedes Trainingsbildes. Diese Einstellung bringt ihn auf den der Vorhersage mit Prompt zurück: 0 lässt ihn, wie er ist, 1 bringt ihn ganz zurück.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Lin et al. 2024, equation 16</source>
   <translation>Lin et al. 2024, Gleichung 16</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Perturbed-attention guidance</source>
   <translation>Perturbed-Attention Guidance</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Besides the prompt, the network is steered away from what it predicts when its self-attention is switched off, which blurs the structure of things. It helps where there is no prompt, and takes a third evaluation.</source>
   <translation>Zusätzlich zum Prompt wird das Netz von dem weggelenkt, was es bei abgeschalteter Self-Attention vorhersagt: Dort verwischt der Aufbau der Dinge. Das hilft auch ohne Prompt und braucht eine dritte Auswertung.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Ahn et al. 2024</source>
   <translation>Ahn et al. 2024</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>It draws the noise that the picture starts from. The same seed and settings give the same picture, to the bit; with other settings it still decides much of the layout.</source>
   <translation>Er zieht das Rauschen, mit dem das Bild beginnt. Derselbe Seed und dieselben Einstellungen geben dasselbe Bild, auf das Bit genau; mit anderen Einstellungen bestimmt er noch viel von der Anordnung.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>The starting noise is turned towards that of another seed along a great circle, on which it keeps its strength. A little changes details, all of it is the other picture.</source>
   <translation>Das Anfangsrauschen wird auf einem Großkreis, auf dem es seine Stärke behält, zu dem eines anderen Seeds gedreht. Ein wenig ändert Einzelheiten, ganz ist es das andere Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Shoemake 1985 (spherical interpolation)</source>
   <translation>Shoemake 1985 (sphärische Interpolation)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>The picture is noised only part of the way and denoised from there. At 1 nothing of it is left; at low strength its layout and colours stay and details change.</source>
   <translation>Das Bild wird nur ein Stück weit verrauscht und von dort entrauscht. Bei 1 bleibt nichts davon; bei geringer Stärke bleiben Anordnung und Farben, und Einzelheiten ändern sich.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Meng et al. 2022 (SDEdit)</source>
   <translation>Meng et al. 2022 (SDEdit)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>A model of pixels repaints by keeping the known part at each noise level. Going back up and down again a few times lets the new part agree with what surrounds it, at as many times the cost. Models with a prompt do so with their latents where that is chosen.</source>
   <translation>Ein Pixelmodell malt neu, indem es den bekannten Teil bei jedem Rauschpegel festhält. Einige Male zurück und wieder vor zu gehen, lässt den neuen Teil mit seiner Umgebung übereinstimmen, zu entsprechend vielfachen Kosten. Modelle mit Prompt tun das mit ihren Latents, wo es gewählt ist.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Lugmayr et al. 2022 (RePaint), algorithm 1</source>
   <translation>Lugmayr et al. 2022 (RePaint), Algorithmus 1</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>How ᾱ_t, the share of the picture's power in x_t, falls from 1 to almost 0. Linear destroys small pictures early and wastes the last steps; cosine spreads the work more evenly. Explore draws all of them, or your own.</source>
   <translation>Wie ᾱ_t, der Anteil des Bildes an der Leistung von x_t, von 1 auf fast 0 fällt. Linear zerstört kleine Bilder früh und verschwendet die letzten Schritte; Kosinus verteilt die Arbeit gleichmäßiger. Erkunden zeichnet sie alle, oder einen eigenen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Ho, Jain and Abbeel 2020; Nichol and Dhariwal 2021, equation 17</source>
   <translation>Ho, Jain und Abbeel 2020; Nichol und Dhariwal 2021, Gleichung 17</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>What the network is trained to predict from x_t. The noise is easy to learn but says little of the picture at high noise, the clean picture little at low noise; the velocity v mixes both and is good at all levels.</source>
   <translation>Was das Netz aus x_t zu erkennen lernt. Das Rauschen ist leicht zu lernen, sagt aber bei starkem Rauschen wenig über das Bild, das saubere Bild wenig bei schwachem; die Velocity v mischt beide und ist bei allen Pegeln gut.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Salimans and Ho 2022, section 4</source>
   <translation>Salimans und Ho 2022, Abschnitt 4</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>How many pictures each training step averages its gradient over. Larger batches have less noise in the gradient and allow a higher learning rate; each step takes longer.</source>
   <translation>Über wie viele Bilder jeder Trainingsschritt seinen Gradienten mittelt. Größere Batches haben weniger Rauschen im Gradienten und erlauben eine höhere Lernrate; jeder Schritt dauert länger.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Learning rate</source>
   <translation>Lernrate</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>How far a step moves the weights along the gradient. Too high and the loss jumps or diverges; too low and nothing is learned in the available time.</source>
   <translation>Wie weit ein Schritt die Gewichte entlang des Gradienten bewegt. Zu hoch, und der Loss springt oder divergiert; zu niedrig, und in der verfügbaren Zeit wird nichts gelernt.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Loshchilov and Hutter 2019 (AdamW)</source>
   <translation>Loshchilov und Hutter 2019 (AdamW)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>It draws the first weights, the order of the pictures and all noise of the training. The same seed and settings give the same model on the same machine.</source>
   <translation>Er zieht die ersten Gewichte, die Reihenfolge der Bilder und alles Rauschen des Trainings. Derselbe Seed und dieselben Einstellungen geben auf demselben Rechner dasselbe Modell.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Samples are drawn with an average of the weights over the last steps, which jumps about less than the weights themselves. A decay of 0.999 averages over about a thousand steps.</source>
   <translation>Samples werden mit einem Mittel der Gewichte über die letzten Schritte gezogen, das weniger springt als die Gewichte selbst. Ein Abfall von 0,999 mittelt über etwa tausend Schritte.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Ho, Jain and Abbeel 2020, appendix B</source>
   <translation>Ho, Jain und Abbeel 2020, Anhang B</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Min-SNR weighting</source>
   <translation>Min-SNR-Gewichtung</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>The loss at low noise is much larger in effect and would dominate the training. Its weight is capped at this signal-to-noise ratio, so that all noise levels are learned at once; 5 is usual.</source>
   <translation>Der Loss bei schwachem Rauschen wirkt viel stärker und würde das Training beherrschen. Sein Gewicht wird bei diesem Signal-Rausch-Verhältnis gekappt, sodass alle Rauschpegel zugleich gelernt werden; 5 ist üblich.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Hang et al. 2023</source>
   <translation>Hang et al. 2023</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Training draws each picture's timestep at random. A shift above 1 draws noisy ones more often: there only the prompt or label tells what to show, while at low noise the picture itself does. 1 draws all equally often.</source>
   <translation>Das Training zieht den Zeitschritt jedes Bildes zufällig. Eine Verschiebung über 1 zieht verrauschte häufiger: Dort sagt nur der Prompt oder das Label, was zu zeigen ist, bei wenig Rauschen dagegen das Bild selbst. 1 zieht alle gleich oft.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Esser et al. 2024, equation 23</source>
   <translation>Esser et al. 2024, Gleichung 23</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>The share of training pictures whose label is hidden. The network so learns to predict without one too, which guidance needs.</source>
   <translation>Der Anteil der Trainingsbilder, deren Label verborgen wird. So lernt das Netz auch ohne eines vorherzusagen, was Guidance braucht.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Ho and Salimans 2022, algorithm 1</source>
   <translation>Ho und Salimans 2022, Algorithmus 1</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Warm-up</source>
   <translation>Warm-up</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>The learning rate rises from 0 over these steps, until the optimizer's averages of the gradient are reliable.</source>
   <translation>Die Lernrate steigt über diese Schritte von 0, bis die Gradientenmittel des Optimierers verlässlich sind.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Goyal et al. 2017</source>
   <translation>Goyal et al. 2017</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>A gradient that is longer than this is shortened to it, so that one unusual batch cannot change the weights much.</source>
   <translation>Ein längerer Gradient wird auf diese Länge gekürzt, damit ein einzelner ungewöhnlicher Batch die Gewichte nicht stark verändern kann.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Pascanu, Mikolov and Bengio 2013</source>
   <translation>Pascanu, Mikolov und Bengio 2013</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Each step shrinks the weights a little, which keeps a network from memorizing the training pictures.</source>
   <translation>Jeder Schritt verkleinert die Gewichte ein wenig, was ein Netz davon abhält, die Trainingsbilder auswendig zu lernen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Loshchilov and Hutter 2019</source>
   <translation>Loshchilov und Hutter 2019</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Each step shrinks the picture and adds Gaussian noise. Because sums of Gaussians are Gaussian, x_t can be drawn from x_0 in one step; the chain beside it has the same distribution, with other noise. At the last t nothing of the picture should be left: its values then follow N(0, 1), the dashed curve.</source>
   <translation>Jeder Schritt schwächt das Bild und fügt gaußsches Rauschen hinzu. Weil Summen von Gaußverteilungen wieder gaußverteilt sind, lässt sich x_t in einem Schritt aus x_0 ziehen; die Kette daneben hat dieselbe Verteilung, mit anderem Rauschen. Beim letzten t sollte vom Bild nichts übrig sein: Seine Werte folgen dann N(0, 1), der gestrichelten Kurve.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Ho, Jain and Abbeel 2020, equations 2 and 4; cosine: Nichol and Dhariwal 2021</source>
   <translation>Ho, Jain und Abbeel 2020, Gleichungen 2 und 4; Kosinus: Nichol und Dhariwal 2021</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Points of noise become points of the data. A diffusion model moves them along its score, the gradient of the log density of noised data: DDPM adds noise on the way, DDIM and Heun follow the flow, the same for the same noise. A VAE and a GAN do it in one step: watch them over the training steps. Click a point to trace it.</source>
   <translation>Aus Punkten des Rauschens werden Punkte der Daten. Ein Diffusionsmodell bewegt sie entlang seines Scores, des Gradienten der logarithmischen Dichte der verrauschten Daten: DDPM fügt unterwegs Rauschen hinzu, DDIM und Heun folgen dem Fluss, für dasselbe Rauschen demselben. Ein VAE und ein GAN tun es in einem Schritt: Ihnen sieht man über die Trainingsschritte zu. Ein Klick auf einen Punkt verfolgt ihn.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Song et al. 2021, equation 13</source>
   <translation>Song et al. 2021, Gleichung 13</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Each row is one checkpoint of the run, each column one denoising step, and all start from the same noise: down, the model learns; to the right, noise becomes a picture. Early in training only blobs of the right brightness appear. Double-click a cell to put it on the canvas.</source>
   <translation>Jede Zeile ist ein Checkpoint des Laufs, jede Spalte ein Entrauschungsschritt, und alle beginnen mit demselben Rauschen: Nach unten lernt das Modell; nach rechts wird Rauschen zum Bild. Früh im Training erscheinen nur Flecken der richtigen Helligkeit. Doppelklick legt eine Zelle auf die Leinwand.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>In cross-attention every place of the latents weighs every token of the prompt. Rows are words, columns steps. Nouns find their places in the early ones; the curves show the mean attention to each word.</source>
   <translation>In der Cross-Attention fragt jede Stelle der Latents jedes Token des Prompts, wie sehr sie darauf hören soll. Zeilen sind Wörter, Spalten Schritte. Substantive finden ihre Plätze in den frühen; die Kurven zeigen die mittlere Attention auf jedes Wort.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Rombach et al. 2022, section 3.3; Tang et al. 2023 (DAAM)</source>
   <translation>Rombach et al. 2022, Abschnitt 3.3; Tang et al. 2023 (DAAM)</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>A picture is a matrix of numbers for each channel: 0 to 255 in a file, -1 to 1 for a network. Move the pointer over the canvas: the matrix shows the pixels around it. Zoom in until pixels show their numbers.</source>
   <translation>Ein Bild ist für jeden Kanal eine Matrix von Zahlen: 0 bis 255 in einer Datei, -1 bis 1 für ein Netz. Mit dem Zeiger über die Leinwand fahren: Die Matrix zeigt die Pixel um ihn. Vergrößern, bis Pixel ihre Zahlen zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>The mathematics of the step</source>
   <translation>Die Mathematik des Schritts</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>The update of the sampler at the playhead with its own numbers: each term with its coefficient and as a picture. Press a picture to see it on the canvas.</source>
   <translation>Die Aktualisierung des Samplers am Abspielkopf mit ihren eigenen Zahlen: jeder Term mit seinem Koeffizienten und als Bild. Ein Druck auf ein Bild zeigt es auf der Leinwand.</translation>
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Song, Meng and Ermon 2021, equation 12</source>
   <translation>Song, Meng und Ermon 2021, Gleichung 12</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>A picture is a matrix</source>
   <translation>Ein Bild ist eine Matrix</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>A grey picture is a matrix of numbers from 0 (black) to 255 (white); a colour picture has three of them. Models work with the same numbers scaled to -1 ... 1, so that zero is mid-grey and noise around zero fits on both sides.</source>
   <translation>Ein graues Bild ist eine Matrix von Zahlen von 0 (schwarz) bis 255 (weiß); ein farbiges hat drei davon. Modelle arbeiten mit denselben Zahlen, skaliert auf -1 ... 1, sodass null mittleres Grau ist und Rauschen um null auf beiden Seiten Platz hat.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Zoom into the picture with the wheel until its pixels show their numbers, then look at the Pixels tab.</source>
   <translation>Mit dem Rad in das Bild zoomen, bis seine Pixel ihre Zahlen zeigen, dann den Reiter Pixel ansehen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Latent space</source>
   <translation>Latenter Raum</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>A model that compresses pictures describes each by a few numbers, its code. Codes are points of a space in which similar pictures lie close to each other. A map shows two directions of it: PCA those of the largest variance, LDA those that separate the classes best; t-SNE keeps neighbours together and distorts the rest.</source>
   <translation>Ein Modell, das Bilder komprimiert, beschreibt jedes durch einige Zahlen, seinen Code. Codes sind Punkte eines Raums, in dem ähnliche Bilder nah beieinander liegen. Eine Karte zeigt zwei Richtungen davon: PCA die der größten Varianz, LDA die, die die Klassen am besten trennen; t-SNE hält Nachbarn beisammen und verzerrt den Rest.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Press Map, and move the pointer over the points: what lies there is decoded.</source>
   <translation>Karte drücken und mit dem Zeiger über die Punkte fahren: Was dort liegt, wird dekodiert.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>van der Maaten and Hinton 2008 (t-SNE)</source>
   <translation>van der Maaten und Hinton 2008 (t-SNE)</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Autoencoder</source>
   <translation>Autoencoder</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>An encoder compresses a picture into a code and a decoder reconstructs it; both are trained together to make the reconstruction equal the original. What does not fit through the narrow code is lost, so the code keeps the features that pictures share. Pictures unlike the training data are reconstructed badly, which reveals anomalies.</source>
   <translation>Ein Encoder komprimiert ein Bild zu einem Code, und ein Decoder rekonstruiert es; beide werden gemeinsam trainiert, damit die Rekonstruktion dem Original gleicht. Was nicht durch den engen Code passt, geht verloren; so behält der Code die Merkmale, die Bilder gemeinsam haben. Bilder, die den Trainingsdaten nicht ähneln, werden schlecht rekonstruiert, was Anomalien verrät.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Start the training, and watch the reconstructions below the originals become sharp.</source>
   <translation>Das Training starten und zusehen, wie die Rekonstruktionen unter den Originalen scharf werden.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Hinton and Salakhutdinov 2006</source>
   <translation>Hinton und Salakhutdinov 2006</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Variational autoencoder</source>
   <translation>Variational Autoencoder</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>A VAE encodes a picture as a Gaussian instead of a point, and a second term of the loss pulls these Gaussians towards N(0, I). The latent space becomes smooth and has no holes, so random points decode to new pictures. The price is blur: one code stands for all pictures near it.</source>
   <translation>Ein VAE kodiert ein Bild als Gaußverteilung statt als Punkt, und ein zweiter Term des Loss zieht diese Verteilungen zu N(0, I). Der latente Raum wird glatt und hat keine Löcher; zufällige Punkte dekodieren so zu neuen Bildern. Der Preis ist Unschärfe: Ein Code steht für alle Bilder in seiner Nähe.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Start the training, and watch the samples: they are decoded from random points.</source>
   <translation>Das Training starten und die Samples beobachten: Sie werden aus zufälligen Punkten dekodiert.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Kingma and Welling 2014</source>
   <translation>Kingma und Welling 2014</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Generative adversarial network</source>
   <translation>Generative Adversarial Network</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>A generator turns noise into pictures; a discriminator learns to tell them from real ones, and the generator learns to deceive it. Samples are sharp from the start, since blur is easy to detect. The two losses do not fall: they show who is ahead. D(real) and D(fake) near 0.5 mean that the discriminator can only guess.</source>
   <translation>Ein Generator macht aus Rauschen Bilder; ein Diskriminator lernt, sie von echten zu unterscheiden, und der Generator lernt, ihn zu täuschen. Samples sind von Anfang an scharf, da Unschärfe leicht zu erkennen ist. Die beiden Losses fallen nicht: Sie zeigen, wer vorn liegt. D(real) und D(fake) nahe 0,5 bedeuten, dass der Diskriminator nur raten kann.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Start the training, and compare D(real) with D(fake) in the curves.</source>
   <translation>Das Training starten und in den Kurven D(real) mit D(fake) vergleichen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Goodfellow et al. 2014</source>
   <translation>Goodfellow et al. 2014</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Mode collapse and its remedies</source>
   <translation>Mode Collapse und seine Abhilfen</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>A generator may find one picture that deceives the discriminator, and produce nothing else: its samples look alike. Remedies slow the discriminator down or let it see more at once: an R1 penalty, a Wasserstein loss with gradient penalty, the standard deviation of the minibatch as an input, unrolled discriminator steps.</source>
   <translation>Ein Generator kann ein einziges Bild finden, das den Diskriminator täuscht, und nichts anderes mehr erzeugen: Seine Samples sehen gleich aus. Abhilfen bremsen den Diskriminator oder lassen ihn mehr auf einmal sehen: eine R1-Strafe, ein Wasserstein-Loss mit Gradientenstrafe, die Standardabweichung des Minibatches als Eingabe, vorausberechnete Diskriminatorschritte.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Raise the learning rate to 0.05 and train until the warning of a mode collapse appears, or train the Wasserstein GAN, which resists.</source>
   <translation>Die Lernrate auf 0,05 erhöhen und trainieren, bis die Warnung vor Mode Collapse erscheint, oder das Wasserstein-GAN trainieren, das widersteht.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Gulrajani et al. 2017; Metz et al. 2017; Mescheder et al. 2018</source>
   <translation>Gulrajani et al. 2017; Metz et al. 2017; Mescheder et al. 2018</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>The forward process</source>
   <translation>Der Vorwärtsprozess</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Diffusion adds a little Gaussian noise to a picture, step after step, until nothing but noise is left. Because sums of Gaussians are Gaussian, the state after t steps can be drawn at once: x_t is the picture times one factor plus noise times another.</source>
   <translation>Diffusion fügt einem Bild Schritt für Schritt ein wenig gaußsches Rauschen hinzu, bis nur noch Rauschen übrig ist. Weil Summen von Gaußverteilungen wieder gaußverteilt sind, lässt sich der Zustand nach t Schritten auf einmal ziehen: x_t ist das Bild mal einem Faktor plus Rauschen mal einem anderen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Move the slider of t past 900, where the picture has disappeared.</source>
   <translation>Den Regler von t über 900 schieben, wo das Bild verschwunden ist.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Sohl-Dickstein et al. 2015; Ho, Jain and Abbeel 2020, equation 4</source>
   <translation>Sohl-Dickstein et al. 2015; Ho, Jain und Abbeel 2020, Gleichung 4</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Noise schedules</source>
   <translation>Rauschpläne</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>The schedule says how fast the signal disappears. A linear one destroys small pictures early, so that many steps are wasted on pure noise; the cosine schedule loses them evenly. What counts is the signal-to-noise ratio at each step, not t itself.</source>
   <translation>Der Rauschplan sagt, wie schnell das Signal verschwindet. Ein linearer zerstört kleine Bilder früh, sodass viele Schritte an reines Rauschen verschwendet werden; der Kosinus-Plan verliert sie gleichmäßig. Es zählt das Signal-Rausch-Verhältnis bei jedem Schritt, nicht t selbst.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Choose at least two schedules, and compare x_t at the same t.</source>
   <translation>Mindestens zwei Rauschpläne wählen und x_t beim selben t vergleichen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Nichol and Dhariwal 2021; Kingma et al. 2021</source>
   <translation>Nichol und Dhariwal 2021; Kingma et al. 2021</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>DDPM: learning to denoise</source>
   <translation>DDPM: entrauschen lernen</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>A network learns to predict the noise in x_t. To generate, one starts from pure noise and removes a part of the predicted noise in each step, adding a little fresh noise. The loss is a plain mean squared error, yet minimises a bound on the likelihood.</source>
   <translation>Ein Netz lernt, das Rauschen in x_t vorherzusagen. Zum Generieren beginnt man mit reinem Rauschen und entfernt in jedem Schritt einen Teil des vorhergesagten Rauschens, wobei ein wenig neues hinzukommt. Der Loss ist ein einfacher mittlerer quadratischer Fehler und minimiert doch eine Schranke der Likelihood.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Start the training on digits, and watch the samples: strokes appear within a minute.</source>
   <translation>Das Training auf Ziffern starten und die Samples beobachten: Innerhalb einer Minute erscheinen Striche.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Ho, Jain and Abbeel 2020, equation 14</source>
   <translation>Ho, Jain und Abbeel 2020, Gleichung 14</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>The reverse process, step by step</source>
   <translation>Der Rückwärtsprozess, Schritt für Schritt</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Every step is kept in the timeline: the noisy state x_t that enters it, and the clean picture x_0 that the network predicts from it. Early predictions are blurred averages of all that is possible; each step decides more, first the layout, then the detail.</source>
   <translation>Jeder Schritt bleibt in der Zeitleiste: der verrauschte Zustand x_t, der in ihn eingeht, und das saubere Bild x_0, das das Netz daraus vorhersagt. Frühe Vorhersagen sind unscharfe Mittel alles Möglichen; jeder Schritt entscheidet mehr, erst die Anordnung, dann die Einzelheiten.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Generate a digit, scrub through its steps, and press V to switch between x_t and x_0.</source>
   <translation>Eine Ziffer generieren, durch ihre Schritte fahren und mit V zwischen x_t und x_0 wechseln.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Ho, Jain and Abbeel 2020, equation 15</source>
   <translation>Ho, Jain und Abbeel 2020, Gleichung 15</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>DDIM: fewer steps, and the same picture again</source>
   <translation>DDIM: weniger Schritte, und wieder dasselbe Bild</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>DDIM takes the same trained network and walks without fresh noise. Starting from the same noise it ends in the same picture, to the bit, and twenty steps do almost what a thousand did. The picture becomes a function of its noise, so one can interpolate between two of them.</source>
   <translation>DDIM nimmt dasselbe trainierte Netz und geht ohne neues Rauschen. Aus demselben Rauschen endet es im selben Bild, auf das Bit genau, und zwanzig Schritte leisten fast, was tausend taten. Das Bild wird eine Funktion seines Rauschens; so kann man zwischen zweien interpolieren.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Lock the seed and generate twice with DDIM: the two pictures are equal.</source>
   <translation>Den Seed sperren und zweimal mit DDIM generieren: Die beiden Bilder sind gleich.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Classifier-free guidance</source>
   <translation>Classifier-Free Guidance</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>The network is trained with the label and, now and then, without. At sampling time both predictions are made, and the difference between them is multiplied: more guidance follows the label more strictly, with less variety and too much contrast when it is high.</source>
   <translation>Das Netz wird mit der Klasse trainiert und hin und wieder ohne. Beim Sampling werden beide Vorhersagen gemacht, und der Unterschied zwischen ihnen wird vervielfacht: Mehr Guidance folgt der Klasse strenger, mit weniger Vielfalt und, wenn sie hoch ist, zu viel Kontrast.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Generate with the same seed at guidance 0 and at guidance 5.</source>
   <translation>Mit demselben Seed bei Guidance 0 und bei Guidance 5 generieren.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Ho and Salimans 2022</source>
   <translation>Ho und Salimans 2022</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>The U-Net</source>
   <translation>Das U-Net</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>The network that denoises has the shape of a U. On the way down the resolution is halved while the channels grow; on the way up it is restored. Skip connections carry the detail across, and attention lets distant parts of the picture agree.</source>
   <translation>Das Netz, das entrauscht, hat die Form eines U. Auf dem Weg nach unten halbiert sich die Auflösung, während die Kanäle mehr werden; auf dem Weg nach oben wird sie wiederhergestellt. Skip Connections tragen die Einzelheiten hinüber, und durch Attention stimmen sich entfernte Teile des Bildes aufeinander ab.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Look at the network of the chosen model, and point at its stages.</source>
   <translation>Das Netz des gewählten Modells ansehen und auf seine Stufen zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Ronneberger, Fischer and Brox 2015</source>
   <translation>Ronneberger, Fischer und Brox 2015</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Latent diffusion</source>
   <translation>Latente Diffusion</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Most of a picture's numbers are detail that an autoencoder restores by itself. Latent diffusion therefore denoises the codes of an autoencoder instead of pixels: the 49,152 numbers of a colour picture of 128 x 128 become a latent of 2,048, and each step costs a fraction.</source>
   <translation>Die meisten Zahlen eines Bildes sind Einzelheiten, die ein Autoencoder von selbst wiederherstellt. Latente Diffusion entrauscht darum die Codes eines Autoencoders statt der Pixel: Aus den 49.152 Zahlen eines Farbbilds von 128 x 128 wird ein Latent mit 2.048, und jeder Schritt kostet einen Bruchteil.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Start the training: first the autoencoder is trained, then the denoising network on its latents.</source>
   <translation>Das Training starten: Zuerst wird der Autoencoder trainiert, dann das Entrauschungsnetz auf seinen Latents.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Rombach et al. 2022</source>
   <translation>Rombach et al. 2022</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Text to image</source>
   <translation>Text zu Bild</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>A text encoder turns a prompt into one vector for each token. In the U-Net every place of the picture attends to these vectors and takes what concerns it. Guidance works as with labels: the empty prompt, or a negative one, takes the place of no label.</source>
   <translation>Ein Textencoder macht aus einem Prompt für jedes Token einen Vektor. Im U-Net achtet jede Stelle des Bildes auf diese Vektoren und nimmt, was sie angeht. Guidance wirkt wie bei Klassen: Der leere Prompt oder ein negativer tritt an die Stelle der fehlenden Klasse.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Generate a picture from a prompt, such as "a penguin in the snow".</source>
   <translation>Ein Bild aus einem Prompt generieren, etwa „a penguin in the snow“.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Vaswani et al. 2017; Rombach et al. 2022</source>
   <translation>Vaswani et al. 2017; Rombach et al. 2022</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Repainting a part</source>
   <translation>Einen Teil neu malen</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Inpainting keeps what lies outside a mask: in every step the known part is set to its own noisy version, so that the network only has to continue it. Outside the mask the result equals the original to the bit.</source>
   <translation>Inpainting behält, was außerhalb einer Maske liegt: In jedem Schritt wird der bekannte Teil auf seine eigene verrauschte Fassung gesetzt, sodass das Netz ihn nur fortsetzen muss. Außerhalb der Maske gleicht das Ergebnis dem Original auf das Bit.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Paint a mask over a part of the picture, and press Repaint mask.</source>
   <translation>Eine Maske über einen Teil des Bildes malen und „Maske neu malen“ drücken.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Lugmayr et al. 2022, algorithm 1</source>
   <translation>Lugmayr et al. 2022, Algorithmus 1</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>ControlNet</source>
   <translation>ControlNet</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>A ControlNet is a trainable copy of the U-Net's way down that reads a further picture, such as edges. Its outputs are added to the skip connections, and start at zero, so that training begins with the unchanged model.</source>
   <translation>Ein ControlNet ist eine trainierbare Kopie des Abwärtswegs des U-Nets, die ein weiteres Bild liest, etwa Kanten. Seine Ausgaben werden zu den Skip Connections addiert und beginnen bei null, sodass das Training mit dem unveränderten Modell beginnt.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Add a control of edges in the recipe, and generate.</source>
   <translation>Im Rezept ein Control für Kanten hinzufügen und generieren.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Zhang, Rao and Agrawala 2023</source>
   <translation>Zhang, Rao und Agrawala 2023</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Few-step models</source>
   <translation>Modelle mit wenigen Schritten</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>A student can learn to do several steps of its teacher at once, with guidance built in. Consistency models predict the end of the path from anywhere on it. Four steps then give what twenty guided ones gave, and live painting becomes possible.</source>
   <translation>Ein Schüler kann lernen, mehrere Schritte seines Lehrers auf einmal zu tun, mit eingebauter Guidance. Consistency Models sagen von jeder Stelle des Weges sein Ende vorher. Vier Schritte geben dann, was zwanzig mit Guidance gaben, und Live-Malen wird möglich.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Generate in at most 8 steps with the distilled model.</source>
   <translation>Mit dem destillierten Modell in höchstens 8 Schritten generieren.</translation>
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Salimans and Ho 2022; Song et al. 2023; Luo et al. 2023</source>
   <translation>Salimans und Ho 2022; Song et al. 2023; Luo et al. 2023</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>FD vs held-out</source>
   <translation>FD zu zurückgehaltenen</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Fréchet distance between samples and held-out pictures in the features of a small classifier of the same data. It falls with the number of samples: compare equal numbers.</source>
   <translation>Fréchet-Distanz zwischen Samples und zurückgehaltenen Bildern in den Merkmalen eines kleinen Klassifikators derselben Daten. Sie fällt mit der Anzahl der Samples: gleiche Anzahlen vergleichen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Lower is better.</source>
   <translation>Niedriger ist besser.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>FD vs training set</source>
   <translation>FD zu Trainingsdaten</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Fréchet distance between samples and training pictures. Far below the one to held-out pictures, it means memorization.</source>
   <translation>Fréchet-Distanz zwischen Samples und Trainingsbildern. Liegt sie weit unter der zu zurückgehaltenen Bildern, bedeutet das Auswendiglernen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>kernel distance (MMD²) vs held-out</source>
   <translation>Kernel-Distanz (MMD²) zu zurückgehaltenen</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>MMD² vs held-out</source>
   <translation>MMD² zu zurückgehaltenen</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Unbiased squared maximum mean discrepancy with a cubic kernel in the features of a small classifier of the same data; around 0 for samples of the data's own distribution.</source>
   <translation>Erwartungstreue quadrierte Maximum Mean Discrepancy mit kubischem Kernel in den Merkmalen eines kleinen Klassifikators derselben Daten; um 0 für Samples aus der Verteilung der Daten selbst.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>kernel distance (MMD²) vs training set</source>
   <translation>Kernel-Distanz (MMD²) zu Trainingsdaten</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>MMD² vs training set</source>
   <translation>MMD² zu Trainingsdaten</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>The kernel distance between samples and training pictures.</source>
   <translation>Die Kernel-Distanz zwischen Samples und Trainingsbildern.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>precision</source>
   <translation>Precision</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of samples that lie among held-out pictures: fidelity.</source>
   <translation>Anteil der Samples, die zwischen zurückgehaltenen Bildern liegen: Wiedergabetreue.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Higher is better.</source>
   <translation>Höher ist besser.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>recall</source>
   <translation>Recall</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of held-out pictures that lie among samples: diversity.</source>
   <translation>Anteil der zurückgehaltenen Bilder, die zwischen Samples liegen: Vielfalt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>density</source>
   <translation>Density</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>How many neighbourhoods of held-out pictures contain a sample, on average: 1 for real pictures. Unlike precision, it is not raised by single outliers of the data.</source>
   <translation>Wie viele Nachbarschaften zurückgehaltener Bilder im Mittel ein Sample enthalten: 1 bei echten Bildern. Anders als die Precision wird sie nicht durch einzelne Ausreißer der Daten erhöht.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>coverage</source>
   <translation>Coverage</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of held-out pictures with a sample in their neighbourhood.</source>
   <translation>Anteil der zurückgehaltenen Bilder mit einem Sample in ihrer Nachbarschaft.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>plausible samples</source>
   <translation>glaubwürdige Samples</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of samples that are as close to a training picture as 99% of held-out pictures are, in pixels and in features.</source>
   <translation>Anteil der Samples, die einem Trainingsbild so nah sind wie 99 % der zurückgehaltenen Bilder, in Pixeln und in Merkmalen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>distinct samples</source>
   <translation>verschiedene Samples</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Number of samples that differ from all others by more than copies do.</source>
   <translation>Anzahl der Samples, die sich von allen anderen um mehr unterscheiden als Kopien.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>diversity</source>
   <translation>Vielfalt</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Mean distance between two samples, relative to that between two real pictures; near 0 after mode collapse.</source>
   <translation>Mittlerer Abstand zweier Samples im Verhältnis zu dem zweier echter Bilder; nahe 0 nach Mode Collapse.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>diversity within classes</source>
   <translation>Vielfalt in den Klassen</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Diversity among the samples of one class, averaged over classes: near 0 if each class is one picture.</source>
   <translation>Vielfalt unter den Samples einer Klasse, gemittelt über die Klassen: nahe 0, wenn jede Klasse ein einziges Bild ist.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>memorized samples</source>
   <translation>auswendig gelernte Samples</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of samples that are closer to a training picture than 95% of held-out pictures are (root mean square of the pixels' differences). About 5% for new pictures, 100% for copies.</source>
   <translation>Anteil der Samples, die einem Trainingsbild näher sind als 95 % der zurückgehaltenen Bilder (Wurzel des mittleren Quadrats der Pixeldifferenzen). Etwa 5 % bei neuen Bildern, 100 % bei Kopien.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>class coverage</source>
   <translation>Klassenabdeckung</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>class coverage (classes)</source>
   <translation>Klassenabdeckung (Klassen)</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>classes covered</source>
   <translation>abgedeckte Klassen</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Number of classes with at least a tenth of their share in the data, among plausible samples that are classified with a confidence of at least 1/2.</source>
   <translation>Anzahl der Klassen mit mindestens einem Zehntel ihres Anteils in den Daten, unter glaubwürdigen Samples, die mit einer Sicherheit von mindestens 1/2 klassifiziert werden.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>rarest class share</source>
   <translation>Anteil der seltensten Klasse</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of the rarest class among the samples, counting plausible and confidently classified ones.</source>
   <translation>Anteil der seltensten Klasse unter den Samples, gezählt werden glaubwürdige und sicher klassifizierte.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>conditional accuracy</source>
   <translation>bedingte Genauigkeit</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of samples that are classified as the requested label.</source>
   <translation>Anteil der Samples, die als die verlangte Klasse klassifiziert werden.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>classifier accuracy</source>
   <translation>Genauigkeit des Klassifikators</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Accuracy of the classifier on held-out pictures.</source>
   <translation>Genauigkeit des Klassifikators auf zurückgehaltenen Bildern.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>train on synthetic, test on real</source>
   <translation>synthetisch trainiert, echt getestet</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Accuracy on held-out pictures of a classifier trained on labelled samples.</source>
   <translation>Genauigkeit auf zurückgehaltenen Bildern eines mit gelabelten Samples trainierten Klassifikators.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>train on real, test on real</source>
   <translation>echt trainiert, echt getestet</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Accuracy on held-out pictures of the same classifier trained on as many real pictures.</source>
   <translation>Genauigkeit auf zurückgehaltenen Bildern desselben Klassifikators, trainiert mit ebenso vielen echten Bildern.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>reconstruction PSNR</source>
   <translation>PSNR der Rekonstruktion</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>reconstruction PSNR (dB)</source>
   <translation>PSNR der Rekonstruktion (dB)</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Peak signal-to-noise ratio of reconstructed held-out pictures.</source>
   <translation>Spitzen-Signal-Rausch-Verhältnis rekonstruierter zurückgehaltener Bilder.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>edge PSNR</source>
   <translation>Kanten-PSNR</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>edge PSNR (dB)</source>
   <translation>Kanten-PSNR (dB)</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>PSNR of the differences between neighbouring pixels: sharp edges.</source>
   <translation>PSNR der Unterschiede benachbarter Pixel: scharfe Kanten.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>PSNR before denoising</source>
   <translation>PSNR vor dem Entrauschen</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>PSNR before denoising (dB)</source>
   <translation>PSNR vor dem Entrauschen (dB)</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>PSNR of the noisy held-out pictures.</source>
   <translation>PSNR der verrauschten zurückgehaltenen Bilder.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>PSNR after denoising</source>
   <translation>PSNR nach dem Entrauschen</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>PSNR after denoising (dB)</source>
   <translation>PSNR nach dem Entrauschen (dB)</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>PSNR of the denoised held-out pictures.</source>
   <translation>PSNR der entrauschten zurückgehaltenen Bilder.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>PSNR to the teacher</source>
   <translation>PSNR zum Lehrer</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>PSNR to the teacher (dB)</source>
   <translation>PSNR zum Lehrer (dB)</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>PSNR of the student's samples against the teacher's, from the same noise.</source>
   <translation>PSNR der Samples des Schülers, verglichen mit denen des Lehrers aus demselben Rauschen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>negative ELBO</source>
   <translation>negative ELBO</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>negative ELBO (nats)</source>
   <translation>negative ELBO (nats)</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Upper bound of the negative log-likelihood of a held-out picture; values enter as probabilities of white.</source>
   <translation>Obere Schranke der negativen Log-Likelihood eines zurückgehaltenen Bildes; Werte gehen als Wahrscheinlichkeiten von Weiß ein.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>negative ELBO per value</source>
   <translation>negative ELBO je Wert</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>negative ELBO per value (bits)</source>
   <translation>negative ELBO je Wert (bits)</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>The negative ELBO, divided by the values of a picture.</source>
   <translation>Die negative ELBO, geteilt durch die Werte eines Bildes.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>active latents</source>
   <translation>aktive Latents</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>active latents (dimensions)</source>
   <translation>aktive Latents (Dimensionen)</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Latent dimensions whose mean varies over the data.</source>
   <translation>Latente Dimensionen, deren Mittel über die Daten schwankt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>mean of the latents</source>
   <translation>Mittel der Latents</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>0 is what diffusion on them expects.</source>
   <translation>Diffusion auf ihnen erwartet 0.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>standard deviation of the latents</source>
   <translation>Standardabweichung der Latents</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>1 is what diffusion on them expects.</source>
   <translation>Diffusion auf ihnen erwartet 1.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>AUC</source>
   <translation>AUC</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Area under the ROC curve of the anomaly score; 0.5 for guessing.</source>
   <translation>Fläche unter der ROC-Kurve des Anomalie-Scores; 0,5 bei Raten.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>anomaly threshold</source>
   <translation>Anomalie-Schwellwert</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>The score below which 95% of the held-out normal pictures lie.</source>
   <translation>Der Score, unter dem 95 % der zurückgehaltenen normalen Bilder liegen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>balanced accuracy</source>
   <translation>ausgewogene Genauigkeit</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Mean of the true negative and true positive rates there.</source>
   <translation>Mittel der Richtig-Negativ- und der Richtig-Positiv-Rate dort.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>speedup</source>
   <translation>Beschleunigung</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>speedup (×)</source>
   <translation>Beschleunigung (×)</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Time of the reference, divided by the model's.</source>
   <translation>Zeit der Referenz, geteilt durch die des Modells.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>memory reduction</source>
   <translation>Speicherersparnis</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>memory reduction (×)</source>
   <translation>Speicherersparnis (×)</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Activation memory of the reference, divided by the model's.</source>
   <translation>Aktivierungsspeicher der Referenz, geteilt durch den des Modells.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>object accuracy</source>
   <translation>Objekt-Genauigkeit</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of samples on which the requested object is recognized.</source>
   <translation>Anteil der Samples, auf denen das verlangte Objekt erkannt wird.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>background accuracy</source>
   <translation>Hintergrund-Genauigkeit</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of samples with the requested background.</source>
   <translation>Anteil der Samples mit dem verlangten Hintergrund.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>both objects present</source>
   <translation>beide Objekte vorhanden</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of samples that show both requested objects.</source>
   <translation>Anteil der Samples, die beide verlangten Objekte zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>correct sides</source>
   <translation>richtige Seiten</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of samples with both objects at the requested positions.</source>
   <translation>Anteil der Samples mit beiden Objekten an den verlangten Stellen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>correct counts</source>
   <translation>richtige Anzahlen</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of samples with the requested number of objects.</source>
   <translation>Anteil der Samples mit der verlangten Zahl von Objekten.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>confident with random labels</source>
   <translation>sicher bei zufälligen Labels</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of samples with random labels that are classified confidently, relative to real pictures.</source>
   <translation>Anteil der Samples mit zufälligen Labels, die sicher klassifiziert werden, im Verhältnis zu echten Bildern.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>rarest class with random labels</source>
   <translation>seltenste Klasse bei zufälligen Labels</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of the rarest class among them.</source>
   <translation>Anteil der seltensten Klasse unter ihnen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>confident without labels</source>
   <translation>sicher ohne Labels</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of unconditional samples that are classified confidently, relative to real pictures.</source>
   <translation>Anteil der unbedingten Samples, die sicher klassifiziert werden, im Verhältnis zu echten Bildern.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>rarest class without labels</source>
   <translation>seltenste Klasse ohne Labels</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>distance to the training set</source>
   <translation>Abstand zu den Trainingsdaten</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Median distance of samples to the nearest training picture: 0 for copies.</source>
   <translation>Median des Abstands der Samples zum nächsten Trainingsbild: 0 bei Kopien.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>real pictures' distance to the training set</source>
   <translation>Abstand echter Bilder zu den Trainingsdaten</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>The same for held-out pictures.</source>
   <translation>Dasselbe für zurückgehaltene Bilder.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>edge F1</source>
   <translation>Kanten-F1</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>F1 score of the samples' edges against the requested ones, within 2 pixels.</source>
   <translation>F1-Wert der Kanten der Samples gegen die verlangten, innerhalb von 2 Pixeln.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>edge F1 without ControlNet</source>
   <translation>Kanten-F1 ohne ControlNet</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>The same from the same noise, without the ControlNet.</source>
   <translation>Dasselbe aus demselben Rauschen, ohne das ControlNet.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>edge adherence</source>
   <translation>Kantentreue</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>edge adherence (×)</source>
   <translation>Kantentreue (×)</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Edge F1 with the ControlNet, divided by that without.</source>
   <translation>Kanten-F1 mit dem ControlNet, geteilt durch das ohne.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/events.py" />
   <source>plausible</source>
   <translation>plausibel</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/events.py" />
   <source>implausible</source>
   <translation>unplausibel</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/events.py" />
   <source>mode collapse</source>
   <translation>Mode Collapse</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/events.py" />
   <source>missing classes</source>
   <translation>fehlende Klassen</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/events.py" />
   <source>divergence</source>
   <translation>Divergenz</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/events.py" />
   <source>memorized</source>
   <translation>auswendig gelernt</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/events.py" />
   <source>undecided</source>
   <translation>unentschieden</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Lower threshold</source>
   <translation>Untere Schwelle</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Weaker edges are left out, as a share of the strongest gradient.</source>
   <translation>Schwächere Kanten fallen weg, als Anteil des stärksten Gradienten.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Upper threshold</source>
   <translation>Obere Schwelle</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Edges that are this strong somewhere are kept, as a share of the strongest gradient.</source>
   <translation>Kanten, die irgendwo so stark sind, bleiben, als Anteil des stärksten Gradienten.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Edge width</source>
   <translation>Kantenbreite</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Width of the finest edges, in pixels of a picture 512 pixels wide.</source>
   <translation>Breite der feinsten Kanten, in Pixeln eines 512 Pixel breiten Bildes.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Threshold</source>
   <translation>Schwelle</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Weaker edges are black.</source>
   <translation>Schwächere Kanten sind schwarz.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Line width</source>
   <translation>Linienbreite</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Width of the lines to detect, in pixels of a picture 512 pixels wide.</source>
   <translation>Breite der gesuchten Linien, in Pixeln eines 512 Pixel breiten Bildes.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Weaker lines are left out.</source>
   <translation>Schwächere Linien fallen weg.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Thickness</source>
   <translation>Dicke</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Of the drawn lines, in pixels of a picture 512 pixels wide.</source>
   <translation>Der gezeichneten Linien, in Pixeln eines 512 Pixel breiten Bildes.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>How steep the slopes are taken to be.</source>
   <translation>Für wie steil die Hänge gehalten werden.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Confidence</source>
   <translation>Sicherheit</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Joints that are less certain are left out.</source>
   <translation>Unsicherere Gelenke fallen weg.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Coarser by</source>
   <translation>Gröber um</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>How many pixels are averaged each way.</source>
   <translation>Über wie viele Pixel in jeder Richtung gemittelt wird.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Class-conditional digits</source>
   <translation>Klassenbedingte Ziffern</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Handwritten digits at 16x16, class-conditional or unconditional: a conditional accuracy of at least 95% after three minutes on two cores.</source>
   <translation>Handgeschriebene Ziffern mit 16x16, klassenbedingt oder unbedingt: eine bedingte Genauigkeit von mindestens 95 % nach drei Minuten auf zwei Kernen.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Anomaly detection</source>
   <translation>Anomalieerkennung</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Trains on the digits 0 to 4 and detects the others by their reconstruction error: AUC 0.95 within a minute on two cores.</source>
   <translation>Trainiert mit den Ziffern 0 bis 4 und erkennt die anderen an ihrem Rekonstruktionsfehler: AUC 0,95 innerhalb einer Minute auf zwei Kernen.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Autoencoders</source>
   <translation>Autoencoder</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Normal classes</source>
   <translation>Normale Klassen</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Indices of the classes that count as normal, as 0-4; empty: the first half.</source>
   <translation>Nummern der Klassen, die als normal gelten, etwa 0-4; leer: die erste Hälfte.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Latent dimension</source>
   <translation>Latente Dimension</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Dimension of the latent space: a lower one loses more detail.</source>
   <translation>Dimension des latenten Raums: Eine niedrigere verliert mehr Einzelheiten.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Loss</source>
   <translation>Loss</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Reconstruction loss: mean squared error, mean absolute error, or binary cross-entropy.</source>
   <translation>Rekonstruktions-Loss: mittlerer quadratischer Fehler, mittlerer absoluter Fehler oder binäre Kreuzentropie.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Compresses digits to 32 latent dimensions and reconstructs held-out ones at 26 dB PSNR, within a minute on two cores.</source>
   <translation>Komprimiert Ziffern auf 32 latente Dimensionen und rekonstruiert zurückgehaltene mit 26 dB PSNR, innerhalb einer Minute auf zwei Kernen.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>β-VAE</source>
   <translation>β-VAE</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>A VAE with β = 4 (Higgins et al. 2017): the heavier KL term leaves fewer active latents, and blurs the samples. A negative ELBO of at most 100 nats on held-out digits within a minute.</source>
   <translation>Ein VAE mit β = 4 (Higgins et al. 2017): Der schwerere KL-Term lässt weniger Latents aktiv und macht die Samples unschärfer. Eine negative ELBO von höchstens 100 nats auf zurückgehaltenen Ziffern innerhalb einer Minute.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>β</source>
   <translation>β</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Weight of the KL term: higher values give simpler latents and blurrier samples; 1 is the plain VAE.</source>
   <translation>Gewicht des KL-Terms: Höhere Werte geben einfachere Latents und unschärfere Samples; 1 ist der einfache VAE.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>KL annealing steps</source>
   <translation>KL-Anlaufschritte</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Steps in which the weight of the KL term rises from 0, against posterior collapse.</source>
   <translation>Schritte, in denen das Gewicht des KL-Terms von 0 steigt, gegen Posterior Collapse.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Class-conditional GAN</source>
   <translation>Klassenbedingtes GAN</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Generates the requested digit: a conditional accuracy of at least 90%, with all ten digits covered, within a minute.</source>
   <translation>Generiert die verlangte Ziffer: eine bedingte Genauigkeit von mindestens 90 %, bei allen zehn Ziffern, innerhalb einer Minute.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>GANs</source>
   <translation>GANs</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Channels at half the picture's size, or width of the first hidden layer: more give better pictures, more slowly.</source>
   <translation>Kanäle bei halber Bildgröße oder Breite der ersten verborgenen Schicht: Mehr geben bessere Bilder, langsamer.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Adversarial loss: non-saturating is the original GAN's; wasserstein uses a gradient penalty.</source>
   <translation>Adversarialer Loss: non-saturating ist der des ursprünglichen GAN; wasserstein benutzt eine Gradientenstrafe.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Discriminator updates</source>
   <translation>Diskriminator-Aktualisierungen</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Discriminator updates per generator update.</source>
   <translation>Aktualisierungen des Diskriminators je Aktualisierung des Generators.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>D learning-rate multiplier</source>
   <translation>D-Lernraten-Faktor</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Factor on the learning rate for the discriminator.</source>
   <translation>Faktor auf die Lernrate für den Diskriminator.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>R1 penalty</source>
   <translation>R1-Strafe</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Penalizes the discriminator's gradient at real pictures: stabilizes training and counters mode collapse.</source>
   <translation>Bestraft den Gradienten des Diskriminators bei echten Bildern: stabilisiert das Training und wirkt gegen Mode Collapse.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Gradient penalty</source>
   <translation>Gradientenstrafe</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>For the wasserstein loss: keeps the gradient norm of the critic near 1.</source>
   <translation>Für den wasserstein-Loss: hält die Gradientennorm des Kritikers nahe 1.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Spectral normalization</source>
   <translation>Spektrale Normalisierung</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Limits the largest singular value of every discriminator layer to 1.</source>
   <translation>Begrenzt den größten Singulärwert jeder Diskriminatorschicht auf 1.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Label smoothing</source>
   <translation>Label Smoothing</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>One-sided: lowers the discriminator's target for real pictures; for the non-saturating loss.</source>
   <translation>Einseitig: senkt das Ziel des Diskriminators für echte Bilder; für den non-saturating-Loss.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Minibatch stddev</source>
   <translation>Minibatch-Standardabw.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Shows the discriminator how much the pictures of a batch differ, which exposes mode collapse.</source>
   <translation>Zeigt dem Diskriminator, wie sehr sich die Bilder eines Batches unterscheiden, was Mode Collapse aufdeckt.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Unrolled steps</source>
   <translation>Vorausberechnete Schritte</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Discriminator steps that each generator update looks ahead: counters mode collapse; five make training about three times slower.</source>
   <translation>Diskriminatorschritte, die jede Generator-Aktualisierung vorausschaut: wirkt gegen Mode Collapse; fünf machen das Training etwa dreimal langsamer.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>DCGAN</source>
   <translation>DCGAN</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Deep convolutional GAN (Radford et al. 2016), with an R1 penalty: covers all ten digits at a Fréchet distance of at most 14, within two minutes.</source>
   <translation>Deep Convolutional GAN (Radford et al. 2016) mit R1-Strafe: deckt alle zehn Ziffern bei einer Fréchet-Distanz von höchstens 14 ab, innerhalb von zwei Minuten.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>DDPM with a small U-Net</source>
   <translation>DDPM mit kleinem U-Net</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>An unconditional DDPM in its plain form: linear schedule, noise prediction, 1000 sampling steps. The small U-Net has plain convolutions only; that of Ho et al. (2020) has residual blocks and attention. Covers all ten digits at a Fréchet distance of at most 13, after 180 s.</source>
   <translation>Ein unbedingtes DDPM in seiner einfachen Form: linearer Rauschplan, Rauschvorhersage, 1000 Sampling-Schritte. Das kleine U-Net hat nur einfache Faltungen; das von Ho et al. (2020) hat Residualblöcke und Attention. Deckt alle zehn Ziffern bei einer Fréchet-Distanz von höchstens 13 ab, nach 180 s.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Clips the loss weight at this signal-to-noise ratio, so that easy noise levels do not dominate; 5 is usual.</source>
   <translation>Kappt das Loss-Gewicht bei diesem Signal-Rausch-Verhältnis, damit leichte Rauschpegel nicht überwiegen; 5 ist üblich.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Self-conditioning</source>
   <translation>Selbstkonditionierung</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Feeds the network its previous estimate of the clean picture: sharper samples, steps about a quarter slower.</source>
   <translation>Gibt dem Netz seine vorige Schätzung des sauberen Bildes: schärfere Samples, Schritte etwa ein Viertel langsamer.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Class-conditional DDPM</source>
   <translation>Klassenbedingtes DDPM</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Digits by class, with classifier-free guidance: a conditional accuracy of at least 97%, with all ten digits covered, after 180 s.</source>
   <translation>Ziffern nach Klassen, mit Classifier-Free Guidance: eine bedingte Genauigkeit von mindestens 97 %, bei allen zehn Ziffern, nach 180 s.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Classifier-free guidance scale of the sample grids; 1 disables it.</source>
   <translation>Skala der Classifier-Free Guidance der Sample-Raster; 1 schaltet sie aus.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Probability of training without the label, which classifier-free guidance needs.</source>
   <translation>Wahrscheinlichkeit, ohne das Label zu trainieren, was Classifier-Free Guidance braucht.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Zero terminal SNR</source>
   <translation>Zero Terminal SNR</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Makes the last timestep pure noise; needs v- or x₀-prediction.</source>
   <translation>Macht den letzten Zeitschritt zu reinem Rauschen; braucht v- oder x₀-Vorhersage.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>DDPM on a folder of pictures</source>
   <translation>DDPM mit einem Ordner von Bildern</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Your own pictures at 64x64 in colour, with random flips; subfolders become classes. Needs a GPU and at least some hundred pictures. On the digits, in colour and with flips, a conditional accuracy of at least 70% after 180 s on two cores.</source>
   <translation>Eigene Bilder mit 64x64 in Farbe, zufällig gespiegelt; Unterordner werden Klassen. Braucht eine GPU und mindestens einige hundert Bilder. Auf den Ziffern, in Farbe und gespiegelt, eine bedingte Genauigkeit von mindestens 70 % nach 180 s auf zwei Kernen.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Layers per block</source>
   <translation>Schichten je Block</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Residual blocks per resolution: more give finer detail, and slower steps.</source>
   <translation>Residualblöcke je Auflösung: Mehr geben feinere Einzelheiten und langsamere Schritte.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>DDPM with residual blocks and attention</source>
   <translation>DDPM mit Residualblöcken und Attention</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>An unconditional DDPM with residual blocks and attention, as in Ho et al. (2020), but with the cosine schedule and v-prediction of later work: covers all ten digits at a Fréchet distance of at most 16, after 180 s.</source>
   <translation>Ein unbedingtes DDPM mit Residualblöcken und Attention wie bei Ho et al. (2020), aber mit dem Kosinus-Plan und der v-Vorhersage späterer Arbeiten: deckt alle zehn Ziffern bei einer Fréchet-Distanz von höchstens 16 ab, nach 180 s.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Denoising autoencoder</source>
   <translation>Entrauschender Autoencoder</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Removes strong noise from held-out digits, from 12 dB to 22 dB PSNR, within a minute on two cores.</source>
   <translation>Entfernt starkes Rauschen aus zurückgehaltenen Ziffern, von 12 dB auf 22 dB PSNR, innerhalb einer Minute auf zwei Kernen.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Standard deviation of the added noise; black and white are 2 apart.</source>
   <translation>Standardabweichung des hinzugefügten Rauschens; Schwarz und Weiß liegen 2 auseinander.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Distillation to four steps</source>
   <translation>Destillation auf vier Schritte</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Distills the bundled digits model to 4 steps instead of 50, without guidance: after three minutes on two cores its samples match the teacher's from the same noise at 27 dB (4 steps of the teacher: 24 dB) at a conditional accuracy of 95%, in at most a fifth of the time.</source>
   <translation>Destilliert das mitgelieferte Ziffernmodell auf 4 Schritte statt 50, ohne Guidance: Nach drei Minuten auf zwei Kernen gleichen seine Samples denen des Lehrers aus demselben Rauschen mit 27 dB (4 Schritte des Lehrers: 24 dB) bei einer bedingten Genauigkeit von 95 %, in höchstens einem Fünftel der Zeit.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Teacher</source>
   <translation>Lehrer</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>The model to distill: a name, a run folder or a model folder.</source>
   <translation>Das zu destillierende Modell: ein Name, der Ordner eines Laufs oder eines Modells.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Student steps</source>
   <translation>Schülerschritte</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Number of denoising steps of the student.</source>
   <translation>Anzahl der Entrauschungsschritte des Schülers.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Substeps</source>
   <translation>Teilschritte</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>DDIM steps of the teacher per student step.</source>
   <translation>DDIM-Schritte des Lehrers je Schülerschritt.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Fully connected GAN (MLP)</source>
   <translation>Vollverbundenes GAN (MLP)</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>A GAN of fully connected layers, like the first one (Goodfellow et al. 2014), with an R1 penalty: covers all ten digits with a recall of at least 0.5, within three minutes.</source>
   <translation>Ein GAN aus vollverbundenen Schichten wie das erste (Goodfellow et al. 2014), mit R1-Strafe: deckt alle zehn Ziffern mit einem Recall von mindestens 0,5 ab, innerhalb von drei Minuten.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Digits at 16x16 by diffusion in 4x4 latents: an autoencoder is trained first, to 26 dB PSNR, then a U-Net on its latents, with less than half the time per step and a tenth of the memory of pixel diffusion. After three minutes on two cores the conditional accuracy is at least 95%.</source>
   <translation>Ziffern mit 16x16 durch Diffusion in Latents von 4x4: Zuerst wird ein Autoencoder trainiert, auf 26 dB PSNR, dann ein U-Net auf seinen Latents, mit weniger als der halben Zeit je Schritt und einem Zehntel des Speichers der Pixeldiffusion. Nach drei Minuten auf zwei Kernen ist die bedingte Genauigkeit mindestens 95 %.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Autoencoder steps</source>
   <translation>Autoencoder-Schritte</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Steps that train the autoencoder before the U-Net; at most half of the run.</source>
   <translation>Schritte, die den Autoencoder vor dem U-Net trainieren; höchstens die Hälfte des Laufs.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Latent channels</source>
   <translation>Latente Kanäle</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Channels of the latents: more keep more detail, fewer train faster.</source>
   <translation>Kanäle der Latents: Mehr behalten mehr Einzelheiten, weniger trainieren schneller.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>KL weight</source>
   <translation>KL-Gewicht</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Weight of the KL divergence of latents from a normal distribution; too much loses detail.</source>
   <translation>Gewicht der KL-Divergenz der Latents von einer Normalverteilung; zu viel verliert Einzelheiten.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Pocket text to image</source>
   <translation>Pocket Text zu Bild</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Draws one to three of 243 things on 18 backgrounds from prompts, and is trained to inpaint as well. The bundled one took eleven hours on one processor core.</source>
   <translation>Zeichnet aus Prompts ein bis drei von 243 Dingen auf 18 Hintergründen und ist auch für das Inpainting trainiert. Das mitgelieferte Modell brauchte elf Stunden auf einem Prozessorkern.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Initial model</source>
   <translation>Anfangsmodell</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>A text-to-image model to continue from, with its tokenizer and autoencoder; empty: from scratch.</source>
   <translation>Ein Text-zu-Bild-Modell, von dem es weitergeht, mit seinem Tokenizer und Autoencoder; leer: von vorn.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>The autoencoder of the latents: a model's name, a run folder or a model folder.</source>
   <translation>Der Autoencoder der Latents: der Name eines Modells, der Ordner eines Laufs oder eines Modells.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Inpainting share</source>
   <translation>Inpainting-Anteil</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Share of the pictures of which a part is shown without noise, as when inpainting.</source>
   <translation>Anteil der Bilder, von denen wie beim Inpainting ein Teil ohne Rauschen gezeigt wird.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Text width</source>
   <translation>Textbreite</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Hidden width of the text encoder; a multiple of its heads.</source>
   <translation>Verborgene Breite des Textencoders; ein Vielfaches seiner Köpfe.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Text layers</source>
   <translation>Textschichten</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Number of layers of the text encoder.</source>
   <translation>Anzahl der Schichten des Textencoders.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Pocket ControlNet</source>
   <translation>ControlNet für Pocket</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>A ControlNet for pocket that follows Canny edges, scribbles and depth. The bundled one took 50 minutes on one processor core.</source>
   <translation>Ein ControlNet für pocket, das Canny-Kanten, Skizzen und Tiefe befolgt. Das mitgelieferte brauchte 50 Minuten auf einem Prozessorkern.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Base model</source>
   <translation>Basismodell</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>The text-to-image model to start from: a name, a run folder or a model folder.</source>
   <translation>Das Text-zu-Bild-Modell als Ausgangspunkt: ein Name, der Ordner eines Laufs oder eines Modells.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Control image</source>
   <translation>Control-Bild</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>What the ControlNet follows: edges, scribbles, depth, or each in turn.</source>
   <translation>Wem das ControlNet folgt: Kanten, Skizzen, Tiefe oder abwechselnd allen.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Strengthens the ControlNet by this factor, since guidance weakens its effect.</source>
   <translation>Verstärkt das ControlNet um diesen Faktor, da Guidance seine Wirkung schwächt.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Pocket in four steps</source>
   <translation>Pocket in vier Schritten</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>A LoRA for pocket by consistency distillation: four steps instead of twenty guided ones. The bundled one took 30 minutes on one processor core.</source>
   <translation>Eine LoRA für pocket durch Konsistenzdestillation: vier Schritte statt zwanzig mit Guidance. Die mitgelieferte brauchte 30 Minuten auf einem Prozessorkern.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Rank of the LoRA: higher learns more, more slowly.</source>
   <translation>Rang der LoRA: Höher lernt mehr, langsamer.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Pocket LoRA on your own pictures</source>
   <translation>Pocket-LoRA mit eigenen Bildern</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Fine-tunes pocket on your own pictures: a folder with captions in .txt files beside them; a dozen is enough. The result is a small LoRA file.</source>
   <translation>Passt pocket an eigene Bilder an: ein Ordner mit Beschreibungen in .txt-Dateien daneben; ein Dutzend genügt. Das Ergebnis ist eine kleine LoRA-Datei.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Pocket autoencoder</source>
   <translation>Pocket-Autoencoder</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>An autoencoder for text to image at 128x128: encodes drawn scenes to latents of 16x16 with eight channels, and reconstructs held-out ones at 29 dB PSNR. The bundled one took 100 minutes on one processor core.</source>
   <translation>Ein Autoencoder für Text zu Bild mit 128x128: kodiert gezeichnete Szenen in Latents von 16x16 mit acht Kanälen und rekonstruiert zurückgehaltene mit 29 dB PSNR. Der mitgelieferte brauchte 100 Minuten auf einem Prozessorkern.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Edge weight</source>
   <translation>Kantengewicht</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Weight of the edge loss: more gives crisper pictures.</source>
   <translation>Gewicht des Kanten-Loss: Mehr gibt schärfere Bilder.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Crop size</source>
   <translation>Ausschnittgröße</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Side of the random training crops in pixels; 0 for whole pictures.</source>
   <translation>Seite der zufälligen Trainingsausschnitte in Pixeln; 0 für ganze Bilder.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Diffusion on 2-D toy data</source>
   <translation>Diffusion auf 2-D-Spieldaten</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>An MLP denoises the points of two moons: at least 80% of the samples lie on the data (precision), with both moons covered, at a Fréchet distance of at most 0.05, after 180 s.</source>
   <translation>Ein MLP entrauscht die Punkte zweier Monde: Mindestens 80 % der Samples liegen auf den Daten (Precision), beide Monde sind abgedeckt, bei einer Fréchet-Distanz von höchstens 0,05, nach 180 s.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>The distribution of the points.</source>
   <translation>Die Verteilung der Punkte.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Convolutional VAE</source>
   <translation>Convolutional VAE</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Digits in two latent dimensions, shown as a map of the latent plane: similar digits lie side by side; some may be blurred or missing. A negative ELBO of at most 100 nats on held-out digits, within two minutes on two cores.</source>
   <translation>Ziffern in zwei latenten Dimensionen, als Karte der latenten Ebene gezeigt: Ähnliche Ziffern liegen nebeneinander; manche können unscharf sein oder fehlen. Eine negative ELBO von höchstens 100 nats auf zurückgehaltenen Ziffern, innerhalb von zwei Minuten auf zwei Kernen.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Fully connected VAE (MLP)</source>
   <translation>Vollverbundener VAE (MLP)</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Digits in 20 latent dimensions: a negative ELBO of at most 95 nats on held-out digits and a reconstruction PSNR of at least 19 dB, within a minute on two cores.</source>
   <translation>Ziffern in 20 latenten Dimensionen: eine negative ELBO von höchstens 95 nats auf zurückgehaltenen Ziffern und ein PSNR der Rekonstruktion von mindestens 19 dB, innerhalb einer Minute auf zwei Kernen.</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>WGAN-GP</source>
   <translation>WGAN-GP</translation>
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Wasserstein GAN with gradient penalty (Gulrajani et al. 2017) and two critic updates per step: covers all ten digits within two minutes.</source>
   <translation>Wasserstein-GAN mit Gradientenstrafe (Gulrajani et al. 2017) und zwei Kritiker-Aktualisierungen je Schritt: deckt alle zehn Ziffern innerhalb von zwei Minuten ab.</translation>
  </message>
  <message>
   <location filename="../../resources/models/digits" />
   <source>Handwritten digits</source>
   <translation>Handgeschriebene Ziffern</translation>
  </message>
  <message>
   <location filename="../../resources/models/pocket" />
   <source>Pocket</source>
   <translation>Pocket</translation>
  </message>
  <message>
   <location filename="../../resources/models/pocket-control" />
   <source>Pocket ControlNet for Canny edges, scribbles and depth</source>
   <translation>Pocket-ControlNet für Canny-Kanten, Skizzen und Tiefe</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Goes straight to the next noise level; eta adds noise at each step.</source>
   <translation>Geht gerade zum nächsten Rauschpegel; Eta fügt bei jedem Schritt Rauschen hinzu.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Adds fresh noise at each step, as in training; needs many steps.</source>
   <translation>Fügt bei jedem Schritt neues Rauschen hinzu, wie im Training; braucht viele Schritte.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Fourth order on a grid of its own; good from 10 steps on.</source>
   <translation>Vierte Ordnung auf einem eigenen Gitter; gut ab 10 Schritten.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Second order, with the last two estimates; a good choice for 20 to 30 steps.</source>
   <translation>Zweite Ordnung, mit den letzten zwei Schätzungen; eine gute Wahl für 20 bis 30 Schritte.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Third order, with the last three estimates; for 30 steps and more.</source>
   <translation>Dritte Ordnung, mit den letzten drei Schätzungen; für 30 und mehr Schritte.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>As DPM++ 2M, with fresh noise at each step: more detail, and no convergence.</source>
   <translation>Wie DPM++ 2M, mit neuem Rauschen bei jedem Schritt: mehr Einzelheiten und keine Konvergenz.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Pairs of steps with fresh noise: detailed in few steps.</source>
   <translation>Schrittpaare mit neuem Rauschen: detailreich in wenigen Schritten.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Corrects each step with the next estimate; good in 8 to 20 steps.</source>
   <translation>Berichtigt jeden Schritt mit der nächsten Schätzung; gut in 8 bis 20 Schritten.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Extrapolates the noise; good in 10 to 20 steps.</source>
   <translation>Extrapoliert das Rauschen; gut in 10 bis 20 Schritten.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Second order with a corrector, and fresh noise in the middle of the way; needs about 20 steps.</source>
   <translation>Zweite Ordnung mit Korrektor und neuem Rauschen in der Mitte des Weges; braucht etwa 20 Schritte.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>The simplest solver: along the current slope.</source>
   <translation>Der einfachste Löser: entlang der aktuellen Steigung.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Euler with fresh noise at each step: lively, and different with each number of steps.</source>
   <translation>Euler mit neuem Rauschen bei jedem Schritt: lebhaft, und mit jeder Schrittzahl anders.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Euler with a correction: exact, at two evaluations per step.</source>
   <translation>Euler mit Korrektur: genau, bei zwei Auswertungen je Schritt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Fourth order, with the last four slopes; needs 30 steps or more.</source>
   <translation>Vierte Ordnung, mit den letzten vier Steigungen; braucht 30 oder mehr Schritte.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Fourth order, with the last four predictions of noise; Stable Diffusion's first sampler.</source>
   <translation>Vierte Ordnung, mit den letzten vier Rauschvorhersagen; der erste Sampler von Stable Diffusion.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>For LCM models and LoRAs: 2 to 8 steps at guidance 1 to 2; for consistency models 1 to 4.</source>
   <translation>Für LCM-Modelle und -LoRAs: 2 bis 8 Schritte bei Guidance 1 bis 2; für Consistency Models 1 bis 4.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>For TCD and Hyper models and LoRAs: 1 to 8 steps; eta from 0.3 on adds noise.</source>
   <translation>Für TCD- und Hyper-Modelle und -LoRAs: 1 bis 8 Schritte; Eta ab 0,3 fügt Rauschen hinzu.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>As the model</source>
   <translation>Wie das Modell</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Leading</source>
   <translation>Leading</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Trailing</source>
   <translation>Trailing</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Karras</source>
   <translation>Karras</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Beta</source>
   <translation>Beta</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>As the model's own scheduler spreads its steps.</source>
   <translation>Wie der eigene Scheduler des Modells seine Schritte verteilt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Even, and ends at the lowest noise; the first step is below pure noise.</source>
   <translation>Gleichmäßig, endet beim schwächsten Rauschen; der erste Schritt liegt unter reinem Rauschen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Even, from pure noise to the lowest noise.</source>
   <translation>Gleichmäßig, von reinem bis zum schwächsten Rauschen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Even, and begins at pure noise; right for few steps.</source>
   <translation>Gleichmäßig, beginnt bei reinem Rauschen; richtig für wenige Schritte.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Denser where little noise is left: more detail.</source>
   <translation>Dichter, wo wenig Rauschen übrig ist: mehr Einzelheiten.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Even in the logarithm of the noise: most steps at little noise.</source>
   <translation>Gleichmäßig im Logarithmus des Rauschens: die meisten Schritte bei wenig Rauschen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Denser at both ends.</source>
   <translation>Dichter an beiden Enden.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/weights.py" />
   <source>(word:1.2) and [word] weigh, [a:b:0.5] and [a|b] change on the way, AND joins, BREAK begins a chunk.</source>
   <translation>(word:1.2) und [word] gewichten, [a:b:0.5] und [a|b] wechseln unterwegs, AND verbindet, BREAK beginnt einen Abschnitt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/weights.py" />
   <source>(word:1.2) weighs, as ComfyUI computes it; all else is taken literally.</source>
   <translation>(word:1.2) gewichtet, wie ComfyUI es berechnet; alles andere wird wörtlich genommen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/weights.py" />
   <source>Weights and changes are taken literally; what is too long is cut off.</source>
   <translation>Gewichte und Änderungen werden wörtlich genommen; zu Langes wird abgeschnitten.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Style</source>
   <translation>Stil</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Quality</source>
   <translation>Qualität</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Lighting</source>
   <translation>Licht</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Camera</source>
   <translation>Kamera</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Visible brush strokes, thick paint and rich colour.</source>
   <translation>Sichtbare Pinselstriche, dicke Farbe und satte Töne.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Thin washes that run into each other, white paper showing.</source>
   <translation>Dünne Lasuren, die ineinanderlaufen, weißes Papier scheint durch.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Grey lines and hatching, no colour.</source>
   <translation>Graue Linien und Schraffuren, keine Farbe.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Black lines of changing width on white.</source>
   <translation>Schwarze Linien wechselnder Breite auf Weiß.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Soft, smudged blacks with rough edges.</source>
   <translation>Weiches, verwischtes Schwarz mit rauen Rändern.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Chalky, muted colours with soft borders.</source>
   <translation>Kreidige, gedämpfte Farben mit weichen Rändern.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Flat, matt areas of opaque colour.</source>
   <translation>Flache, matte Flächen deckender Farbe.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Bold carved lines, few tones.</source>
   <translation>Kräftige geschnittene Linien, wenige Töne.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Outlines, flat colours and halftone dots.</source>
   <translation>Umrisse, flache Farben und Rasterpunkte.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Clean lines, large eyes, cel shading.</source>
   <translation>Klare Linien, große Augen, Cel-Shading.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Coarse square pixels and a small palette.</source>
   <translation>Grobe quadratische Pixel und eine kleine Palette.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Flat triangles, as in early 3-D games.</source>
   <translation>Flache Dreiecke, wie in frühen 3-D-Spielen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Smooth surfaces with computed light and reflections.</source>
   <translation>Glatte Flächen mit berechnetem Licht und Spiegelungen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Soft, hand-formed shapes with finger marks.</source>
   <translation>Weiche, handgeformte Formen mit Fingerspuren.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Layers of coloured paper with small shadows.</source>
   <translation>Schichten farbigen Papiers mit kleinen Schatten.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Bright panes divided by dark lead lines.</source>
   <translation>Leuchtende Scheiben, durch dunkle Bleilinien geteilt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Many small coloured tiles with gaps.</source>
   <translation>Viele kleine farbige Kacheln mit Fugen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Short strokes of pure colour; light matters more than outline.</source>
   <translation>Kurze Striche reiner Farbe; Licht zählt mehr als Umriss.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Flowing lines, plants and ornament.</source>
   <translation>Fließende Linien, Pflanzen und Ornament.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Looks like a picture taken with a camera.</source>
   <translation>Sieht aus wie mit einer Kamera aufgenommen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>More small structure everywhere.</source>
   <translation>Überall mehr kleine Strukturen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Crisp edges, nothing blurred.</source>
   <translation>Scharfe Kanten, nichts verschwommen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Fine patterns and ornament.</source>
   <translation>Feine Muster und Ornament.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Smooth, unbroken contours.</source>
   <translation>Glatte, ungebrochene Konturen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Little that distracts from the subject.</source>
   <translation>Wenig, was vom Motiv ablenkt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Few shapes, much empty space.</source>
   <translation>Wenige Formen, viel leerer Raum.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Strong, saturated colours.</source>
   <translation>Kräftige, gesättigte Farben.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Greyed, quiet colours.</source>
   <translation>Vergraute, ruhige Farben.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>No colour, tones only.</source>
   <translation>Keine Farbe, nur Tonwerte.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Deep shadows beside bright lights.</source>
   <translation>Tiefe Schatten neben hellen Lichtern.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Low, warm sun and long shadows.</source>
   <translation>Tiefe, warme Sonne und lange Schatten.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Cool, even light shortly after sunset.</source>
   <translation>Kühles, gleichmäßiges Licht kurz nach Sonnenuntergang.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Shadows without hard edges.</source>
   <translation>Schatten ohne harte Kanten.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Shadows with sharp edges, as at noon.</source>
   <translation>Schatten mit scharfen Kanten, wie am Mittag.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Light from behind: bright rims, dark front.</source>
   <translation>Licht von hinten: helle Ränder, dunkle Vorderseite.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>A thin bright line around the subject.</source>
   <translation>Eine dünne helle Linie um das Motiv.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Warm, dim light from below or beside.</source>
   <translation>Warmes, schwaches Licht von unten oder von der Seite.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Coloured glow of signs at night.</source>
   <translation>Farbiges Leuchten von Schildern bei Nacht.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Grey sky, hardly any shadows.</source>
   <translation>Grauer Himmel, kaum Schatten.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Beams that show in haze or dust.</source>
   <translation>Strahlen, die sich in Dunst oder Staub zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Even, controlled light on a plain ground.</source>
   <translation>Gleichmäßiges, geplantes Licht vor schlichtem Grund.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Pale blue light, dark surroundings.</source>
   <translation>Blassblaues Licht, dunkle Umgebung.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>The subject fills the picture.</source>
   <translation>Das Motiv füllt das Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Head and shoulders.</source>
   <translation>Kopf und Schultern.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>The whole figure is in the picture.</source>
   <translation>Die ganze Figur ist im Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Much of the surroundings; near things look large.</source>
   <translation>Viel Umgebung; Nahes sieht groß aus.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Far away things brought close, flat depth.</source>
   <translation>Fernes herangeholt, flache Tiefe.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>A tiny thing at great magnification.</source>
   <translation>Ein winziges Ding, stark vergrößert.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Seen from high above.</source>
   <translation>Von weit oben gesehen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Seen from below; the subject looks tall.</source>
   <translation>Von unten gesehen; das Motiv wirkt groß.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Subject sharp, everything behind it blurred.</source>
   <translation>Motiv scharf, alles dahinter verschwommen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Blurred lights become soft discs.</source>
   <translation>Unscharfe Lichter werden weiche Scheiben.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Moving water and lights are smeared.</source>
   <translation>Bewegtes Wasser und Lichter sind verwischt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Seen from above at an angle, without perspective.</source>
   <translation>Schräg von oben gesehen, ohne Perspektive.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/remedies.py" />
   <source>Smaller</source>
   <translation>Kleiner</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/remedies.py" />
   <source>One picture</source>
   <translation>Ein Bild</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/remedies.py" />
   <source>Make a picture of three quarters the width and height.</source>
   <translation>Ein Bild mit drei Vierteln der Breite und Höhe machen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/remedies.py" />
   <source>Make one picture instead of several.</source>
   <translation>Ein Bild statt mehrerer machen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/remedies.py" />
   <source>Decode the picture in tiles, one after the other.</source>
   <translation>Das Bild in Kacheln dekodieren, eine nach der anderen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/remedies.py" />
   <source>Keep one network at a time on the graphics card; each step takes as long, changing networks longer.</source>
   <translation>Immer nur ein Netz auf der Grafikkarte halten; jeder Schritt dauert gleich lang, das Wechseln der Netze länger.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/remedies.py" />
   <source>Store the U-Net in 8 bits a number, which changes the picture a little.</source>
   <translation>Das U-Net mit 8 Bit je Zahl speichern, was das Bild ein wenig ändert.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/entry.py" />
   <source>LoRA</source>
   <translation>LoRA</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/entry.py" />
   <source>VAE</source>
   <translation>VAE</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/entry.py" />
   <source>Other</source>
   <translation>Anderes</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/entry.py" />
   <source>Cannot be used</source>
   <translation>Nicht benutzbar</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/finding.py" />
   <source>ships with the program</source>
   <translation>im Programm enthalten</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/finding.py" />
   <source>your models</source>
   <translation>eigene Modelle</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/finding.py" />
   <source>fetched from the hub</source>
   <translation>vom Hub geholt</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/finding.py" />
   <source>added where it lies</source>
   <translation>dort hinzugefügt, wo es liegt</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/finding.py" />
   <source>training run</source>
   <translation>Trainingslauf</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/finding.py" />
   <source>hub cache</source>
   <translation>Hub-Cache</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>Dialect</source>
   <translation>Dialekt</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>Spacing</source>
   <translation>Verteilung der Schritte</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>Guidance rescale</source>
   <translation>Guidance-Rescale</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>Variation strength</source>
   <translation>Variationsstärke</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>Refiner start</source>
   <translation>Refiner-Beginn</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>Resamples</source>
   <translation>Resampling</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>LoRA weight</source>
   <translation>LoRA-Gewicht</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>LoRA 2 weight</source>
   <translation>Gewicht der LoRA 2</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>LoRA 3 weight</source>
   <translation>Gewicht der LoRA 3</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>LoRA 4 weight</source>
   <translation>Gewicht der LoRA 4</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>Control weight</source>
   <translation>Control-Gewicht</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>Control 2 weight</source>
   <translation>Gewicht des Controls 2</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>Control 3 weight</source>
   <translation>Gewicht des Controls 3</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>Control 4 weight</source>
   <translation>Gewicht des Controls 4</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/race.py" />
   <source>Seconds</source>
   <translation>Sekunden</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/race.py" />
   <source>Distance</source>
   <translation>Abstand</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/race.py" />
   <source>Distance: root mean square difference from the picture of DDIM in 1,000 steps, of 255. Samplers that add noise lead to another picture with every number of steps.</source>
   <translation>Abstand: Wurzel des mittleren Quadrats der Differenz zum Bild von DDIM mit 1.000 Schritten, von 255. Sampler, die Rauschen hinzufügen, führen mit jeder Schrittzahl zu einem anderen Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>linear</source>
   <translation>linear</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>cosine</source>
   <translation>Kosinus</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>exponential</source>
   <translation>exponentiell</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>sigmoid</source>
   <translation>Sigmoid</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>scaled linear</source>
   <translation>skaliert linear</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>moons</source>
   <translation>Monde</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>spiral</source>
   <translation>Spirale</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>rings</source>
   <translation>Ringe</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>eight Gaussians</source>
   <translation>acht Gaußverteilungen</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>grid of Gaussians</source>
   <translation>Gitter aus Gaußverteilungen</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>checkerboard</source>
   <translation>Schachbrett</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>drawn</source>
   <translation>gezeichnet</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>generator and discriminator loss</source>
   <translation>Loss von Generator und Diskriminator</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>autoencoder loss terms</source>
   <translation>Loss-Terme des Autoencoders</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>denoising loss</source>
   <translation>Entrauschungs-Loss</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>weighted sum</source>
   <translation>gewichtete Summe</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>weighted</source>
   <translation>gewichtet</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>BCE in nats per value</source>
   <translation>BCE in nats je Wert</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>BCE in nats</source>
   <translation>BCE in nats</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>hinge loss</source>
   <translation>Hinge-Loss</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>critic score</source>
   <translation>Kritiker-Score</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>probability</source>
   <translation>Wahrscheinlichkeit</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>score</source>
   <translation>Score</translation>
  </message>
  <message>
   <location filename="../../studio/picture_files.py" />
   <source>only its first frame is used</source>
   <translation>nur sein erstes Bild wird verwendet</translation>
  </message>
  <message>
   <location filename="../../studio/picture_files.py" />
   <source>its profile</source>
   <translation>seinem Profil</translation>
  </message>
  <message>
   <location filename="../../studio/document/history/history_budget.py" />
   <source>When the results take more, those in the trash go first, then the oldest. Results with a star or a tag, those of the last day, and those in the timeline never go.</source>
   <translation>Wenn die Ergebnisse mehr belegen, gehen zuerst die im Papierkorb, dann die ältesten. Ergebnisse mit Stern oder Tag, die des letzten Tages und die in der Zeitleiste gehen nie.</translation>
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Multiply</source>
   <translation>Multiplizieren</translation>
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Screen</source>
   <translation>Negativ multiplizieren</translation>
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Overlay</source>
   <translation>Ineinanderkopieren</translation>
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Darken</source>
   <translation>Abdunkeln</translation>
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Lighten</source>
   <translation>Aufhellen</translation>
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Color dodge</source>
   <translation>Farbig abwedeln</translation>
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Color burn</source>
   <translation>Farbig nachbelichten</translation>
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Hard light</source>
   <translation>Hartes Licht</translation>
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Soft light</source>
   <translation>Weiches Licht</translation>
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Exclusion</source>
   <translation>Ausschluss</translation>
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Color</source>
   <translation>Farbe</translation>
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Luminosity</source>
   <translation>Luminanz</translation>
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Hue</source>
   <translation>Farbton</translation>
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Saturation</source>
   <translation>Sättigung</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane.py" />
   <source>Teal</source>
   <translation>Blaugrün</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane.py" />
   <source>Violet</source>
   <translation>Violett</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane.py" />
   <source>Pink</source>
   <translation>Rosa</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane.py" />
   <source>Ochre</source>
   <translation>Ocker</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/eventlog.py" />
   <source>{1} of this run's event log {2} damaged and {3} left out.</source>
   <translation>{1} des Ereignisprotokolls dieses Laufs {2} beschädigt und {3} übergangen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/files.py" />
   <source>Results cannot go to {1}: {2} is {3}.</source>
   <translation>Ergebnisse können nicht nach {1}: {2} ist {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/files.py" />
   <source>Results cannot go to {1}: {2} is read-only.</source>
   <translation>Ergebnisse können nicht nach {1}: {2} ist schreibgeschützt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/files.py" />
   <source>Could not write {1}: it is a folder.</source>
   <translation>{1} konnte nicht geschrieben werden: Es ist ein Ordner.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/files.py" />
   <source>Could not write {1}: it is not a regular file.</source>
   <translation>{1} konnte nicht geschrieben werden: Es ist keine gewöhnliche Datei.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/files.py" />
   <source>Could not write {1}: {2}.</source>
   <translation>{1} konnte nicht geschrieben werden: {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/files.py" />
   <source>Could not write {1}: {2}. Nothing was changed there.</source>
   <translation>{1} konnte nicht geschrieben werden: {2}. Dort wurde nichts geändert.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/files.py" />
   <source>Could not make the folder {1}: {2}.</source>
   <translation>Der Ordner {1} konnte nicht angelegt werden: {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/finished_pictures.py" />
   <source>Could not read {1}: {2}.</source>
   <translation>{1} konnte nicht gelesen werden: {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/finished_pictures.py" />
   <source>{1} does not hold finished pictures.</source>
   <translation>{1} enthält keine fertigen Bilder.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} {2}; it cannot sample by itself.</source>
   <translation>Das Modell {1} {2}; es kann allein nicht sampeln.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} has no label {2}; its labels: {3}.</source>
   <translation>Das Modell {1} hat keine Klasse {2}; seine Klassen: {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} makes pictures in one pass: there are no steps.</source>
   <translation>Das Modell {1} macht Bilder in einem Durchgang: Es gibt keine Schritte.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>{1} makes pictures of {2}x{3}, not {4}x{5}.</source>
   <translation>{1} macht Bilder von {2}x{3}, nicht {4}x{5}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} makes pictures in one piece; models with a prompt take tiles.</source>
   <translation>Das Modell {1} macht Bilder in einem Stück; Modelle mit Prompt nehmen Kacheln.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} takes no perturbed-attention guidance; models with a prompt do.</source>
   <translation>Das Modell {1} nimmt keine Perturbed-Attention Guidance; Modelle mit Prompt tun das.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} takes no textual inversion; models with a prompt do.</source>
   <translation>Das Modell {1} nimmt keine Textual Inversion; Modelle mit Prompt tun das.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} takes no LoRA; models with a prompt do.</source>
   <translation>Das Modell {1} nimmt keine LoRA; Modelle mit Prompt tun das.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} takes no picture as a prompt; models with a prompt do.</source>
   <translation>Das Modell {1} nimmt kein Bild als Prompt; Modelle mit Prompt tun das.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} follows no controls; models with a prompt do.</source>
   <translation>Das Modell {1} folgt keinen Controls; Modelle mit Prompt tun das.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} takes no regions; models with a prompt do.</source>
   <translation>Das Modell {1} nimmt keine Regionen; Modelle mit Prompt tun das.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} takes no {2}; models with a prompt do.</source>
   <translation>Das Modell {1} nimmt kein {2}; Modelle mit Prompt tun das.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>A picture to repaint needs a mask: paint over the part that is to change.</source>
   <translation>Ein Bild zum Neumalen braucht eine Maske: über den Teil malen, der sich ändern soll.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} repaints what a mask covers completely; only models with a prompt vary it.</source>
   <translation>Das Modell {1} macht, was eine Maske bedeckt, ganz neu; nur Modelle mit Prompt variieren es.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} takes no CFG++; models with a prompt do.</source>
   <translation>Das Modell {1} nimmt kein CFG++; Modelle mit Prompt tun das.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>CFG++ is for {1}, not for {2}.</source>
   <translation>CFG++ ist für {1}, nicht für {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>CFG++ takes guidance from 0 to 1, not {1}; 0.6 is about what 7.5 is without.</source>
   <translation>CFG++ nimmt Guidance von 0 bis 1, nicht {1}; 0,6 entspricht etwa 7,5 ohne.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>{1} is a consistency model, whose only sampler is {2}.</source>
   <translation>{1} ist ein Consistency Model, dessen einziger Sampler {2} ist.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>{1} is a consistency model, and repaints no picture.</source>
   <translation>{1} ist ein Consistency Model und malt kein Bild neu.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} takes a prompt, and has no label {2}.</source>
   <translation>Das Modell {1} nimmt einen Prompt und hat keine Klasse {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/adapters.py" />
   <source>{1} is neither a LoRA nor a textual inversion.</source>
   <translation>{1} ist weder eine LoRA noch eine Textual Inversion.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} is for a {2}, which this program does not run.</source>
   <translation>{1} ist für {2}, was dieses Programm nicht ausführt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} is incomplete: it has no scheduler.</source>
   <translation>{1} ist unvollständig: Es hat keinen Scheduler.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} cannot be opened. {2}</source>
   <translation>{1} lässt sich nicht öffnen. {2}</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} is incomplete: it has no text encoder.</source>
   <translation>{1} ist unvollständig: Es hat keinen Textencoder.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} is incomplete: {2} is missing.</source>
   <translation>{1} ist unvollständig: {2} fehlt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} cannot be opened: its U-Net takes {2} channels, not 4 or 9.</source>
   <translation>{1} lässt sich nicht öffnen: Sein U-Net nimmt {2} Kanäle, nicht 4 oder 9.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} cannot be opened: its network does more than to predict the noise.</source>
   <translation>{1} lässt sich nicht öffnen: Sein Netz tut mehr, als das Rauschen vorherzusagen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} cannot be opened: a consistency model has a {2}.</source>
   <translation>{1} lässt sich nicht öffnen: Ein Consistency Model hat einen {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} cannot be opened: its levels (decoder_block_out_channels) make no sense.</source>
   <translation>{1} lässt sich nicht öffnen: Seine Stufen (decoder_block_out_channels) ergeben keinen Sinn.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} cannot be opened: it makes pictures of {2} pixels a side.</source>
   <translation>{1} lässt sich nicht öffnen: Es macht Bilder von {2} Pixeln je Seite.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} is incomplete: it has no {2}.</source>
   <translation>{1} ist unvollständig: Es hat kein {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} cannot be opened: its network takes labels, of which it does not tell the names.</source>
   <translation>{1} lässt sich nicht öffnen: Sein Netz nimmt Klassen, deren Namen es nicht nennt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} is damaged: the levels of its autoencoder (block_out_channels) make no sense.</source>
   <translation>{1} ist beschädigt: Die Stufen seines Autoencoders (block_out_channels) ergeben keinen Sinn.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} cannot be opened: {2} is {3} in a configuration.</source>
   <translation>{1} lässt sich nicht öffnen: {2} ist {3} in einer Konfiguration.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} cannot be opened: its configuration does not fit together: {2}.</source>
   <translation>{1} lässt sich nicht öffnen: Seine Konfiguration passt nicht zusammen: {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} has no weights: {2}.safetensors is missing.</source>
   <translation>{1} hat keine Gewichte: {2}.safetensors fehlt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} holds an adapter (adapter_config.json), which is not applied unasked: remove it.</source>
   <translation>{1} enthält einen Adapter (adapter_config.json), der nicht ungefragt angewandt wird: entfernen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} is damaged: it does not say which files hold the weights.</source>
   <translation>{1} ist beschädigt: Es sagt nicht, welche Dateien die Gewichte enthalten.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} is damaged: its contents are not those of such a file.</source>
   <translation>{1} ist beschädigt: Es enthält nicht, was es sollte.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} is a link out of the model's folder, so it is refused.</source>
   <translation>{1} ist ein Link aus dem Ordner des Modells hinaus und wird darum abgelehnt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} holds a program ({2}), so it cannot be opened: models need none.</source>
   <translation>{1} enthält ein Programm ({2}) und wird darum nicht geöffnet: Modelle brauchen keines.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} holds a {2} alone, which is not a model by itself.</source>
   <translation>{1} enthält nur {2}, was allein kein Modell ist.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} cannot be opened: its part {2} is {3}, which this program does not know.</source>
   <translation>{1} lässt sich nicht öffnen: Sein Teil {2} ist {3}, was dieses Programm nicht kennt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} names {2}, which is not a .safetensors file beside it.</source>
   <translation>{1} nennt {2}, was keine .safetensors-Datei daneben ist.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} is damaged: it cannot be read.</source>
   <translation>{1} ist beschädigt: Es kann nicht gelesen werden.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} is incomplete: {2} cannot be read ({3}).</source>
   <translation>{1} ist unvollständig: {2} kann nicht gelesen werden ({3}).</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} is damaged: {2} stands in another file too.</source>
   <translation>{1} ist beschädigt: {2} steht auch in einer anderen Datei.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/original.py" />
   <source>{1} holds weights only, of no model that this program knows.</source>
   <translation>{1} enthält nur Gewichte, von keinem Modell, das dieses Programm kennt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/original.py" />
   <source>{1} is a LoRA, which changes another model: give it as a LoRA of that model.</source>
   <translation>{1} ist eine LoRA, die ein anderes Modell ändert: als LoRA jenes Modells angeben.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/original.py" />
   <source>{1} holds a U-Net alone: its text encoder and autoencoder are missing.</source>
   <translation>{1} enthält nur ein U-Net: Sein Textencoder und sein Autoencoder fehlen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/original.py" />
   <source>{1} has no text encoder ({2}…): it is incomplete.</source>
   <translation>{1} hat keinen Textencoder ({2}…): Es ist unvollständig.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/original.py" />
   <source>{1} has no autoencoder ({2}…): it is incomplete.</source>
   <translation>{1} hat keinen Autoencoder ({2}…): Es ist unvollständig.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/original.py" />
   <source>{1} is {2}, which this program does not run.</source>
   <translation>{1} ist {2}, was dieses Programm nicht ausführt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/scheduler.py" />
   <source>Its noise schedule {1} is not known to this program.</source>
   <translation>Sein Rauschplan {1} ist diesem Programm nicht bekannt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/scheduler.py" />
   <source>Its table of noise (trained_betas) does not hold numbers between 0 and 1.</source>
   <translation>Seine Rauschtabelle (trained_betas) enthält nicht nur Zahlen zwischen 0 und 1.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/scheduler.py" />
   <source>Its table of noise (trained_betas) has another length than num_train_timesteps.</source>
   <translation>Seine Rauschtabelle (trained_betas) hat eine andere Länge als num_train_timesteps.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/scheduler.py" />
   <source>Its table of noise (trained_betas) adds none in some steps, or leaves nothing of the picture.</source>
   <translation>Seine Rauschtabelle (trained_betas) fügt in manchen Schritten keines hinzu oder lässt nichts vom Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/scheduler.py" />
   <source>Its noise levels (sigma_min, sigma_max, rho, num_train_timesteps) make no sense.</source>
   <translation>Seine Rauschpegel (sigma_min, sigma_max, rho, num_train_timesteps) ergeben keinen Sinn.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/scheduler.py" />
   <source>It adds more noise than its levels say (s_noise), which this program does not do.</source>
   <translation>Es fügt mehr Rauschen hinzu, als seine Pegel sagen (s_noise), was dieses Programm nicht tut.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/scheduler.py" />
   <source>Its noise levels (sigma_min, sigma_max, rho, num_train_timesteps) do not differ.</source>
   <translation>Seine Rauschpegel (sigma_min, sigma_max, rho, num_train_timesteps) unterscheiden sich nicht.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/scheduler.py" />
   <source>Its network predicts {1}, which this program does not know.</source>
   <translation>Sein Netz sagt {1} vorher, was dieses Programm nicht kennt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/scheduler.py" />
   <source>Its scheduler's configuration does not fit together: {1}.</source>
   <translation>Die Konfiguration seines Schedulers passt nicht zusammen: {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/tiny_autoencoders.py" />
   <source>{1} is the encoder of a small autoencoder: give its decoder, which takes the encoder along where both lie in one folder, as taesd_decoder.safetensors and taesd_encoder.safetensors.</source>
   <translation>{1} ist der Encoder eines kleinen Autoencoders: Seinen Decoder angeben, der den Encoder mitnimmt, wenn beide im selben Ordner liegen, etwa taesd_decoder.safetensors und taesd_encoder.safetensors.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/tiny_autoencoders.py" />
   <source>{1} is damaged: a small autoencoder has other layers.</source>
   <translation>{1} ist beschädigt: Ein kleiner Autoencoder hat andere Schichten.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/upscalers.py" />
   <source>{1} is damaged: no upscaler has that many layers.</source>
   <translation>{1} ist beschädigt: Kein Hochskalierer hat so viele Schichten.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis.py" />
   <source>An axis is written SETTING=VALUES, as in steps=10,20,30, not {1}.</source>
   <translation>Eine Achse schreibt man EINSTELLUNG=WERTE, etwa steps=10,20,30, nicht {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis.py" />
   <source>The axis {1} cannot be read. {2}</source>
   <translation>Die Achse {1} kann nicht gelesen werden. {2}</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis.py" />
   <source>Values that change together are single ones, not ranges.</source>
   <translation>Werte, die sich gemeinsam ändern, sind einzelne, keine Bereiche.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis.py" />
   <source>There is no {1} {2}. There are: {3}.</source>
   <translation>{1} {2} gibt es nicht. Es gibt: {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis.py" />
   <source>A size is written WxH, as in 64x64, not {1}.</source>
   <translation>Eine Größe schreibt man BxH, etwa 64x64, nicht {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis.py" />
   <source>It names a setting twice.</source>
   <translation>Sie nennt eine Einstellung zweimal.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis.py" />
   <source>Each value needs {1} parts, as in {2}, and {3} has {4}.</source>
   <translation>Jeder Wert braucht {1} Teile, wie in {2}, und {3} hat {4}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis_values.py" />
   <source>An axis needs at least one value.</source>
   <translation>Eine Achse braucht mindestens einen Wert.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis_values.py" />
   <source>Only whole numbers are meant here, and {1} is none.</source>
   <translation>Hier sind nur ganze Zahlen gemeint, und {1} ist keine.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis_values.py" />
   <source>{1} never ends: it does not go from {2} to {3} in steps of {4}.</source>
   <translation>{1} endet nie: Es führt nicht von {2} bis {3} in Schritten von {4}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis_values.py" />
   <source>An axis has at most {1} values, and {2} to {3} has {4}.</source>
   <translation>Eine Achse hat höchstens {1} Werte, und {2} bis {3} hat {4}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis_values.py" />
   <source>A quote is not closed in {1}.</source>
   <translation>In {1} ist ein Anführungszeichen nicht geschlossen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis_values.py" />
   <source>An axis has at most {1} values.</source>
   <translation>Eine Achse hat höchstens {1} Werte.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis_values.py" />
   <source>{1}: a range has from 1 to {2} values.</source>
   <translation>{1}: Ein Bereich hat 1 bis {2} Werte.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis_values.py" />
   <source>Before .. stand two numbers, and after it one: 1, 2, .., 10.</source>
   <translation>Vor .. stehen zwei Zahlen und danach eine: 1, 2, .., 10.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis_values.py" />
   <source>{1}, {2}, .. does not come to {3}.</source>
   <translation>{1}, {2}, .. führt nicht zu {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis_values.py" />
   <source>{1} is not a quoted text.</source>
   <translation>{1} ist kein Text in Anführungszeichen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis_values.py" />
   <source>{1} is neither a number nor a range such as 1-5, 1..7(+2) or 1-10 [5].</source>
   <translation>{1} ist weder eine Zahl noch ein Bereich wie 1-5, 1..7(+2) oder 1-10 [5].</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/grid.py" />
   <source>A grid has from 1 to {1} axes.</source>
   <translation>Ein Raster hat 1 bis {1} Achsen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/grid.py" />
   <source>Two axes change {1}.</source>
   <translation>Zwei Achsen ändern {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/grid.py" />
   <source>The grid would have {1} pictures, more than {2}.</source>
   <translation>Das Raster hätte {1} Bilder, mehr als {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/race.py" />
   <source>Distance: root mean square difference from the picture of DDIM in {1} steps, of 255. Samplers that add noise lead to another picture with every number of steps.</source>
   <translation>Abstand: Wurzel des mittleren Quadrats der Differenz zum Bild von DDIM mit {1} Schritten, von 255. Sampler, die Rauschen hinzufügen, führen mit jeder Schrittzahl zu einem anderen Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/race.py" />
   <source>{1} evaluations</source>
   <translation>{1} Auswertungen</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/race.py" />
   <source>A race starts from noise: it cannot continue a denoising record.</source>
   <translation>Ein Rennen beginnt mit Rauschen: Es kann keine Aufzeichnung fortsetzen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/race.py" />
   <source>distance {1}</source>
   <translation>Abstand {1}</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>The prompts do not contain {1}, which the axis searches for.</source>
   <translation>Die Prompts enthalten {1} nicht, wonach die Achse sucht.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>An axis cannot change {1}. It can change: {2}, lora, control.</source>
   <translation>Eine Achse kann {1} nicht ändern. Sie kann ändern: {2}, lora, control.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>There is no {1} {2} whose weight an axis could change.</source>
   <translation>Es gibt kein {1} {2}, dessen Gewicht eine Achse ändern könnte.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/hosts.py" />
   <source>{1} cannot be a name: it is to be one line without slashes.</source>
   <translation>{1} kann kein Name sein: Es muss eine Zeile ohne Schrägstriche sein.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/hosts.py" />
   <source>{1} is broken: {2}</source>
   <translation>{1} ist fehlerhaft: {2}</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/hubdownloads.py" />
   <source>{1} is being fetched by another process.</source>
   <translation>{1} wird von einem anderen Prozess geholt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/hubdownloads.py" />
   <source>Could not remove {1}: {2}.</source>
   <translation>{1} konnte nicht entfernt werden: {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/hubsource.py" />
   <source>{1} names its file already: leave --file out.</source>
   <translation>{1} nennt seine Datei schon: --file weglassen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/hubsource.py" />
   <source>{1} is not a .safetensors file; others are not fetched.</source>
   <translation>{1} ist keine .safetensors-Datei; andere werden nicht geholt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/hubsource.py" />
   <source>HF_ENDPOINT is {1}, which is not a web address.</source>
   <translation>HF_ENDPOINT ist {1}, was keine Web-Adresse ist.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/hubsource.py" />
   <source>{1} is not a file of a repository.</source>
   <translation>{1} ist keine Datei eines Repositorys.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/latents.py" />
   <source>An array is damaged: it has not the shape {1}.</source>
   <translation>Ein Array ist beschädigt: Es hat nicht die Form {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/latents.py" />
   <source>An array is damaged.</source>
   <translation>Ein Array ist beschädigt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/entry.py" />
   <source>It is not where it was: {1} is missing.</source>
   <translation>Es ist nicht, wo es war: {1} fehlt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/finding.py" />
   <source>{1} is not a folder.</source>
   <translation>{1} ist kein Ordner.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/licence.py" />
   <source>Neither its files nor the page that it was fetched from name a licence. Ask its author before you use it.</source>
   <translation>Weder seine Dateien noch die Seite, von der es geholt wurde, nennen eine Lizenz. Vor der Benutzung beim Urheber nachfragen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/notes.py" />
   <source>{1} cannot be read: {2}.</source>
   <translation>{1} kann nicht gelesen werden: {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/notes.py" />
   <source>{1} is damaged, or of a newer version: stars and notes of models are not shown.</source>
   <translation>{1} ist beschädigt oder von einer neueren Version: Sterne und Notizen der Modelle werden nicht gezeigt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/removing.py" />
   <source>You have no model {1}.</source>
   <translation>Es gibt kein eigenes Modell {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/removing.py" />
   <source>{1} ships with the program.</source>
   <translation>{1} ist im Programm enthalten.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/removing.py" />
   <source>It ships with the program.</source>
   <translation>Es ist im Programm enthalten.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/removing.py" />
   <source>It belongs to a training run: delete the run in the list of runs.</source>
   <translation>Es gehört zu einem Trainingslauf: den Lauf in der Liste der Läufe löschen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/removing.py" />
   <source>It lies in the cache of Hugging Face's own client, which `hf cache` clears.</source>
   <translation>Es liegt im Cache des Hugging-Face-Programms, das `hf cache` leert.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/verifying.py" />
   <source>{1}, {2} of them equal to the checksums {3}.</source>
   <translation>{1}, davon {2} gleich den Prüfsummen {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/verifying.py" />
   <source>{1}; their checksums were noted, to be compared next time.</source>
   <translation>{1}; ihre Prüfsummen wurden notiert, um sie beim nächsten Mal zu vergleichen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/verifying.py" />
   <source>{1} of {2} is missing.</source>
   <translation>{1} von {2} fehlt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/verifying.py" />
   <source>{1} of {2} is damaged: its checksum differs from that {3}.</source>
   <translation>{1} von {2} ist beschädigt: Seine Prüfsumme weicht von der {3} ab.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/verifying.py" />
   <source>{1} is missing.</source>
   <translation>{1} fehlt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/library/verifying.py" />
   <source>{1} Remove it and fetch it again.</source>
   <translation>{1} Entfernen und erneut holen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/live.py" />
   <source>Live painting needs a model. Choose one in the recipe.</source>
   <translation>Live-Malen braucht ein Modell. Im Rezept eines wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/live.py" />
   <source>{1} makes no picture from a sketch: it does not denoise pictures. Choose another model.</source>
   <translation>{1} macht aus einer Skizze kein Bild, denn es entrauscht keine Bilder. Ein anderes Modell wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/loras.py" />
   <source>{1} holds no LoRA.</source>
   <translation>{1} enthält keine LoRA.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/loras.py" />
   <source>{1} is {2}, which this program cannot apply; a plain LoRA or LoCon works.</source>
   <translation>{1} ist {2}, was dieses Programm nicht anwenden kann; eine einfache LoRA oder ein LoCon geht.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/loras.py" />
   <source>{1} is damaged: {2} is not a matrix of a LoRA, but {3}.</source>
   <translation>{1} ist beschädigt: {2} ist keine Matrix einer LoRA, sondern {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>MSE of {1}</source>
   <translation>MSE von {1}</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>, min-SNR γ = {1}</source>
   <translation>, Min-SNR γ = {1}</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>nats, β = {1}</source>
   <translation>nats, β = {1}</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/modelcard.py" />
   <source>There is no model {1}. Known: {2}; or give a path.</source>
   <translation>Es gibt kein Modell {1}. Bekannt: {2}; oder einen Pfad angeben.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/modelcard.py" />
   <source>The card in {1} is broken: {2}</source>
   <translation>Die Karte in {1} ist fehlerhaft: {2}</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/modelcard.py" />
   <source>There is no model {1}: no file can have that name.</source>
   <translation>Es gibt kein Modell {1}: So kann keine Datei heißen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/modelcard.py" />
   <source>{1} holds no model: neither a run, nor a folder with {2} or model_index.json.</source>
   <translation>{1} enthält kein Modell: weder einen Lauf noch einen Ordner mit {2} oder model_index.json.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/modelcard.py" />
   <source>{1}@{2} is not there: after the @ stands {3} or the step of a checkpoint, {4}.</source>
   <translation>{1}@{2} gibt es nicht: Nach dem @ steht {3} oder der Schritt eines Checkpoints, {4}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/modelcard.py" />
   <source>{1} is not a model folder: it has no readable {2}.</source>
   <translation>{1} ist kein Modellordner: Er hat keine lesbare {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/modelcard.py" />
   <source>The model {1} is not where it was: {2} is missing.</source>
   <translation>Das Modell {1} ist nicht, wo es war: {2} fehlt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/modelcard.py" />
   <source>{1} has no best checkpoint: none has a loss on held-out pictures to tell it by.</source>
   <translation>{1} hat keinen besten Checkpoint: Keiner hat einen Loss auf zurückgehaltenen Bildern, an dem er zu erkennen wäre.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/modelfacts.py" />
   <source>{1} holds no weights.</source>
   <translation>{1} enthält keine Gewichte.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/notes.py" />
   <source>{1} of {2} cannot be read: {3}.</source>
   <translation>{1} von {2} kann nicht gelesen werden: {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/notes.py" />
   <source>{1} of {2} is damaged, or of a newer version.</source>
   <translation>{1} von {2} ist beschädigt oder von einer neueren Version.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/places.py" />
   <source>This account has no home folder. Set DENOISE_STUDIO_HOME to a folder for your data.</source>
   <translation>Dieses Konto hat kein Benutzerverzeichnis. DENOISE_STUDIO_HOME auf einen Ordner für die Daten setzen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/points.py" />
   <source>Drawn points come from a .json or .csv file, not from {1}.</source>
   <translation>Gezeichnete Punkte kommen aus einer .json- oder .csv-Datei, nicht aus {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/points.py" />
   <source>{1} does not hold points: it takes pairs of finite numbers, x and y, and at least one.</source>
   <translation>{1} enthält keine Punkte: Es braucht Paare endlicher Zahlen, x und y, und mindestens eines.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/points.py" />
   <source>{1} is not a text file of points.</source>
   <translation>{1} ist keine Textdatei mit Punkten.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/points.py" />
   <source>{1} does not hold points: it takes pairs of numbers, x and y.</source>
   <translation>{1} enthält keine Punkte: Es braucht Paare von Zahlen, x und y.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/points.py" />
   <source>{1} is too large for a file of points; {2} MB are read at most.</source>
   <translation>{1} ist zu groß für eine Datei mit Punkten; höchstens {2} MB werden gelesen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/presets.py" />
   <source>There is no preset {1}: no file can have that name.</source>
   <translation>Es gibt keine Vorlage {1}: So kann keine Datei heißen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/presets.py" />
   <source>There is no preset {1}. Presets: {2}; or give a recipe's file or a run.</source>
   <translation>Es gibt keine Vorlage {1}. Vorlagen: {2}; oder die Datei eines Rezepts oder einen Lauf angeben.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/presets.py" />
   <source>{1} is a recipe for a picture, not for training.</source>
   <translation>{1} ist ein Rezept für ein Bild, nicht für ein Training.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/presets.py" />
   <source>The preset {1} is broken: {2}</source>
   <translation>Die Vorlage {1} ist fehlerhaft: {2}</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/clip_vocabulary.py" />
   <source>The installation is damaged: {1} is missing.</source>
   <translation>Die Installation ist beschädigt: {1} fehlt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/hints.py" />
   <source>This model does not know {1}.</source>
   <translation>Dieses Modell kennt {1} nicht.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/hints.py" />
   <source>Add a background, as in: on a blue background.</source>
   <translation>Einen Hintergrund hinzufügen, etwa: on a blue background.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/hints.py" />
   <source>One word leaves much open: add where it is, the light, or a style.</source>
   <translation>Ein Wort lässt viel offen: hinzufügen, wo es ist, das Licht oder einen Stil.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/lora_tags.py" />
   <source>A picture takes at most {1} LoRAs, not {2}.</source>
   <translation>Ein Bild nimmt höchstens {1} LoRAs, nicht {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/lora_tags.py" />
   <source>There is no LoRA {1}; it is left out. LoRAs belong in {2}.</source>
   <translation>Es gibt keine LoRA {1}; sie wird weggelassen. LoRAs gehören nach {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/lora_tags.py" />
   <source>&lt;lora:{1}&gt;: {2}</source>
   <translation>&lt;lora:{1}&gt;: {2}</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/styles.py" />
   <source>{1} is not a table of styles: its first line must name the columns {2}.</source>
   <translation>{1} ist keine Tabelle von Stilen: Ihre erste Zeile muss die Spalten {2} nennen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/styles.py" />
   <source>{1} is not a table of styles: {2}.</source>
   <translation>{1} ist keine Tabelle von Stilen: {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/styles.py" />
   <source>{1} is not a text file.</source>
   <translation>{1} ist keine Textdatei.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/templates.py" />
   <source>With its styles the prompt has more than {1} characters.</source>
   <translation>Mit seinen Stilen hat der Prompt mehr als {1} Zeichen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/wildcards.py" />
   <source>The wildcards of the prompt never end: one of them names itself.</source>
   <translation>Die Wildcards des Prompts enden nie: Eine davon nennt sich selbst.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/wildcards.py" />
   <source>The prompt that was drawn has more than {1} characters.</source>
   <translation>Der gezogene Prompt hat mehr als {1} Zeichen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/wildcards.py" />
   <source>There is no wildcard {1}: {2} has no file {3}.txt.</source>
   <translation>Es gibt keine Wildcard {1}: {2} hat keine Datei {3}.txt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/wildcards.py" />
   <source>The wildcard file {1} is empty.</source>
   <translation>Die Wildcard-Datei {1} ist leer.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/recipes.py" />
   <source>{1} is not a recipe: {2}</source>
   <translation>{1} ist kein Rezept: {2}</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/recipes.py" />
   <source>Those settings do not fit: {1}</source>
   <translation>Diese Einstellungen passen nicht: {1}</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/recipes.py" />
   <source>--set takes key=value, not {1}.</source>
   <translation>--set nimmt Schlüssel=Wert, nicht {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/recipes.py" />
   <source>A {1} recipe has no setting {2}.</source>
   <translation>Ein {1}-Rezept hat keine Einstellung {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/record.py" />
   <source>{1} does not say clearly which frames were written.</source>
   <translation>{1} sagt nicht klar, welche Frames geschrieben wurden.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/record.py" />
   <source>{1} cannot be shown: it holds 0 frames, the generation ended before its first step.</source>
   <translation>{1} kann nicht gezeigt werden: Es enthält 0 Frames, die Generierung endete vor ihrem ersten Schritt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/record.py" />
   <source>The recipe in {1} is not one of a generation.</source>
   <translation>Das Rezept in {1} ist keines einer Generierung.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/record.py" />
   <source>There is no room for the denoising record: {1}. Ask for fewer pictures.</source>
   <translation>Für die Aufzeichnung ist kein Platz: {1}. Weniger Bilder verlangen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/record.py" />
   <source>{1} is not a trajectory, or a part of it is missing.</source>
   <translation>{1} ist keine Aufzeichnung, oder ein Teil davon fehlt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} is not a trajectory: it has no {2}.</source>
   <translation>{1} ist keine Aufzeichnung: Es hat kein {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} is not a trajectory: x_t and x0 should both be [K, N, C, H, W].</source>
   <translation>{1} ist keine Aufzeichnung: x_t und x0 sollten beide [K, N, C, H, W] sein.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} cannot be shown: it holds {2} frames of {3} pictures of {4} x {5} x {6}.</source>
   <translation>{1} kann nicht gezeigt werden: Es enthält {2} Frames von {3} Bildern mit {4} x {5} x {6}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} is not a trajectory: alphas_cumprod should be one row of float64 numbers.</source>
   <translation>{1} ist keine Aufzeichnung: alphas_cumprod sollte eine Zeile von float64-Zahlen sein.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} cannot be shown: its frames are {2}, neither float16 nor float32.</source>
   <translation>{1} kann nicht gezeigt werden: Seine Frames sind {2}, weder float16 noch float32.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} is not a trajectory: its solver's state does not fit its frames.</source>
   <translation>{1} ist keine Aufzeichnung: Der Zustand seines Lösers passt nicht zu seinen Frames.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} has a broken schedule: alphas_cumprod should lie between 0 and 1.</source>
   <translation>{1} hat einen fehlerhaften Rauschplan: alphas_cumprod sollte zwischen 0 und 1 liegen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} has a broken schedule: its timesteps lie outside of it.</source>
   <translation>{1} hat einen fehlerhaften Rauschplan: Seine Zeitschritte liegen außerhalb.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} is damaged: its schedule or its settings are not what was written.</source>
   <translation>{1} ist beschädigt: Sein Rauschplan oder seine Einstellungen sind nicht, was geschrieben wurde.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} is not a trajectory: {2} should be whole numbers, one for each frame or picture.</source>
   <translation>{1} ist keine Aufzeichnung: {2} sollte aus ganzen Zahlen bestehen, eine je Frame oder Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} was written by a newer version of Denoise Studio.</source>
   <translation>{1} wurde von einer neueren Version von Denoise Studio geschrieben.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} does not say clearly {2}.</source>
   <translation>{1} sagt nicht klar, {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/registered.py" />
   <source>{1} is in use by another process: try again.</source>
   <translation>{1} wird von einem anderen Prozess benutzt: erneut versuchen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/relay.py" />
   <source>{1} holds no training run.</source>
   <translation>{1} enthält keinen Trainingslauf.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/relay.py" />
   <source>The other machine sent a file that is not a run's: {1}.</source>
   <translation>Der andere Rechner sandte eine Datei, die nicht zu einem Lauf gehört: {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/relay.py" />
   <source>The other machine did not answer as a run does: {1}</source>
   <translation>Der andere Rechner antwortete nicht, wie ein Lauf es tut: {1}</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/relay.py" />
   <source>The other machine left out a part of {1}.</source>
   <translation>Der andere Rechner ließ einen Teil von {1} aus.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/runfolder.py" />
   <source>{1} already holds a run. Resume it, or choose another folder.</source>
   <translation>{1} enthält schon einen Lauf. Ihn fortsetzen oder einen anderen Ordner wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/runfolder.py" />
   <source>{1} is not a training recipe.</source>
   <translation>{1} ist kein Trainingsrezept.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/runfolder.py" />
   <source>{1} has no complete checkpoint yet.</source>
   <translation>{1} hat noch keinen vollständigen Checkpoint.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/scratch.py" />
   <source>Could not make a folder in {1}: {2}.</source>
   <translation>In {1} konnte kein Ordner angelegt werden: {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/startcheck.py" />
   <source>TensorBoard event files need the package tensorboard, which is not installed: pip install tensorboard, or turn them off.</source>
   <translation>TensorBoard-Ereignisdateien brauchen das Paket tensorboard, das nicht installiert ist: pip install tensorboard, oder sie ausschalten.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/startcheck.py" />
   <source>The folder {1} is empty: it holds no pictures.</source>
   <translation>Der Ordner {1} ist leer: Er enthält keine Bilder.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/startcheck.py" />
   <source>The folder {1} does not exist.</source>
   <translation>Den Ordner {1} gibt es nicht.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/startcheck.py" />
   <source>{1} has no complete checkpoint to branch from.</source>
   <translation>{1} hat keinen vollständigen Checkpoint zum Abzweigen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/startcheck.py" />
   <source>The branch starts at step {1}, and the training stops after {2} steps: raise Stop after to train it further.</source>
   <translation>Der Zweig beginnt bei Schritt {1}, und das Training endet nach {2} Schritten: „Ende nach“ erhöhen, um weiter zu trainieren.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/startcheck.py" />
   <source>The branch starts after {1} s of training, and the training stops after {2} s: raise Stop after to train it further.</source>
   <translation>Der Zweig beginnt nach {1} s Training, und das Training endet nach {2} s: „Ende nach“ erhöhen, um weiter zu trainieren.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/startcheck.py" />
   <source>There is no file {1}.</source>
   <translation>Es gibt keine Datei {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/startcheck.py" />
   <source>The folder {1} cannot be read: {2}.</source>
   <translation>Der Ordner {1} kann nicht gelesen werden: {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/textual_inversions.py" />
   <source>There is no textual inversion {1}.</source>
   <translation>Es gibt keine Textual Inversion {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/textual_inversions.py" />
   <source>A textual inversion is a .safetensors file, and {1} is not one.</source>
   <translation>Eine Textual Inversion ist eine .safetensors-Datei, und {1} ist keine.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/textual_inversions.py" />
   <source>{1} is not a textual inversion.</source>
   <translation>{1} ist keine Textual Inversion.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/textual_inversions.py" />
   <source>A picture takes at most {1} textual inversions, not {2}.</source>
   <translation>Ein Bild nimmt höchstens {1} Textual Inversions, nicht {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/textual_inversions.py" />
   <source>{1} is a textual inversion for {2}, and does not fit {3}.</source>
   <translation>{1} ist eine Textual Inversion für {2} und passt nicht zu {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/upscaling.py" />
   <source>The enlarged picture of {1}x{2} would have more than {3} megapixels.</source>
   <translation>Das vergrößerte Bild von {1}x{2} hätte mehr als {3} Megapixel.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/upscaling.py" />
   <source>The model {1} cannot refine: only models with a prompt vary a picture.</source>
   <translation>Das Modell {1} kann nicht verfeinern: Nur Modelle mit Prompt variieren ein Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/weightsheader.py" />
   <source>{1} is a ZIP archive, not a model: unpack it and give what is in it.</source>
   <translation>{1} ist ein ZIP-Archiv, kein Modell: Auspacken und den Inhalt angeben.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/weightsheader.py" />
   <source>{1} is a Git LFS pointer, not the weights themselves: fetch them with `git lfs pull`.</source>
   <translation>{1} ist ein Verweis von Git LFS, nicht die Gewichte selbst: Sie sind mit `git lfs pull` zu holen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/weightsheader.py" />
   <source>{1} is a web page, not weights: its download failed.</source>
   <translation>{1} ist eine Webseite, keine Gewichte: Der Download ist fehlgeschlagen.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/weightsheader.py" />
   <source>{1} is damaged: its header does not describe its content.</source>
   <translation>{1} ist beschädigt: Sein Kopf beschreibt nicht seinen Inhalt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/weightsheader.py" />
   <source>{1} is damaged or truncated: it has {2} bytes, and its header tells of {3}.</source>
   <translation>{1} ist beschädigt oder abgeschnitten: Es hat {2} Bytes, und sein Kopf nennt {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/weightsheader.py" />
   <source>{1} is a pickled checkpoint, which can run any program when it is opened, so it is refused. If you trust its source, convert it to .safetensors with safetensors.torch.save_file (or diffusers' save_pretrained) and open that.</source>
   <translation>{1} ist ein gepickelter Checkpoint, der beim Öffnen jedes Programm ausführen kann, und wird darum abgelehnt. Wer der Quelle traut, wandelt ihn mit safetensors.torch.save_file (oder save_pretrained von diffusers) in .safetensors um und öffnet das.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/weightsheader.py" />
   <source>{1} is not a model: give a model folder or a .safetensors file.</source>
   <translation>{1} ist kein Modell: einen Modellordner oder eine .safetensors-Datei angeben.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/weightsheader.py" />
   <source>{1} is a project, a picture in layers, not a model.</source>
   <translation>{1} ist ein Projekt, ein Bild aus Ebenen, kein Modell.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/weightsheader.py" />
   <source>{1} has weights of the type {2}, which this program does not know.</source>
   <translation>{1} hat Gewichte vom Typ {2}, den dieses Programm nicht kennt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/weightsheader.py" />
   <source>{1} is damaged: {2} has another size than its shape tells.</source>
   <translation>{1} ist beschädigt: {2} hat eine andere Größe, als seine Form sagt.</translation>
  </message>
  <message>
   <location filename="../../studio/protocol/weightsheader.py" />
   <source>{1} is damaged or truncated: it is not a whole safetensors file.</source>
   <translation>{1} ist beschädigt oder abgeschnitten: Es ist keine ganze safetensors-Datei.</translation>
  </message>
  <message>
   <location filename="../../studio/document/canvas_sizing.py" />
   <source>A side must have at least one pixel.</source>
   <translation>Eine Seite muss mindestens einen Pixel haben.</translation>
  </message>
  <message>
   <location filename="../../studio/document/contents.py" />
   <source>A picture and its mask do not fit each other.</source>
   <translation>Ein Bild und seine Maske passen nicht zueinander.</translation>
  </message>
  <message>
   <location filename="../../studio/document/document.py" />
   <source>Set mask</source>
   <translation>Maske setzen</translation>
  </message>
  <message>
   <location filename="../../studio/document/document.py" />
   <source>“{1}” is a group. Choose one of its layers to paint on.</source>
   <translation>„{1}“ ist eine Gruppe. Eine ihrer Ebenen zum Malen wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/document.py" />
   <source>The layer “{1}” is locked.</source>
   <translation>Die Ebene „{1}“ ist gesperrt.</translation>
  </message>
  <message>
   <location filename="../../studio/document/document.py" />
   <source>The layer “{1}” is hidden.</source>
   <translation>Die Ebene „{1}“ ist ausgeblendet.</translation>
  </message>
  <message>
   <location filename="../../studio/document/document.py" />
   <source>The layer “{1}” lies too far outside the picture to be painted on: move it nearer.</source>
   <translation>Die Ebene „{1}“ liegt zu weit außerhalb des Bildes, um darauf zu malen: Verschieben Sie sie näher heran.</translation>
  </message>
  <message>
   <location filename="../../studio/document/document.py" />
   <source>The mask and the picture differ in size.</source>
   <translation>Maske und Bild sind verschieden groß.</translation>
  </message>
  <message>
   <location filename="../../studio/document/document.py" />
   <source>The place of an edit is outside the picture.</source>
   <translation>Der Ort einer Bearbeitung liegt außerhalb des Bildes.</translation>
  </message>
  <message>
   <location filename="../../studio/document/document.py" />
   <source>The document has no such layer.</source>
   <translation>Das Dokument hat keine solche Ebene.</translation>
  </message>
  <message>
   <location filename="../../studio/document/edits.py" />
   <source>The edit “{1}” is of a newer version.</source>
   <translation>Die Bearbeitung „{1}“ ist von einer neueren Version.</translation>
  </message>
  <message>
   <location filename="../../studio/document/edits.py" />
   <source>The edit “{1}” has no place.</source>
   <translation>Die Bearbeitung „{1}“ hat keinen Ort.</translation>
  </message>
  <message>
   <location filename="../../studio/document/edits.py" />
   <source>The pixels of “{1}” do not fit their place.</source>
   <translation>Die Pixel von „{1}“ passen nicht an ihren Ort.</translation>
  </message>
  <message>
   <location filename="../../studio/document/edits.py" />
   <source>The place of an edit is outside its layer.</source>
   <translation>Der Ort einer Bearbeitung liegt außerhalb ihrer Ebene.</translation>
  </message>
  <message>
   <location filename="../../studio/document/edits.py" />
   <source>A picture's source has no picture.</source>
   <translation>Die Quelle eines Bildes hat kein Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/document/guide_inputs.py" />
   <source>The layers do not fit the recipe: {1}.</source>
   <translation>Die Ebenen passen nicht zum Rezept: {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/document/history/history.py" />
   <source>{1} holds a recipe for training, not one for a picture.</source>
   <translation>{1} enthält ein Rezept für ein Training, keines für ein Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/document/history/history.py" />
   <source>{1} holds no picture.</source>
   <translation>{1} enthält kein Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/document/history/history.py" />
   <source>Could not move {1}: {2}. It was left where it is.</source>
   <translation>{1} konnte nicht verschoben werden: {2}. Es blieb, wo es ist.</translation>
  </message>
  <message>
   <location filename="../../studio/document/inputs.py" />
   <source>A picture of a recipe is not the one that it was made with.</source>
   <translation>Ein Bild eines Rezepts ist nicht das, mit dem es entstanden ist.</translation>
  </message>
  <message>
   <location filename="../../studio/document/journal/compaction.py" />
   <source>The journal has no beginning.</source>
   <translation>Das Journal hat keinen Anfang.</translation>
  </message>
  <message>
   <location filename="../../studio/document/journal/edit_records.py" />
   <source>The edit “{1}” is too large for the journal.</source>
   <translation>Die Bearbeitung „{1}“ ist zu groß für das Journal.</translation>
  </message>
  <message>
   <location filename="../../studio/document/journal/edit_records.py" />
   <source>The edit “{1}” lacks its {2}.</source>
   <translation>Der Bearbeitung „{1}“ fehlt {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/document/journal/edit_records.py" />
   <source>An edit of the journal cannot be read: {1}.</source>
   <translation>Eine Bearbeitung des Journals kann nicht gelesen werden: {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/document/journal/journal.py" />
   <source>{1} windows are open already.</source>
   <translation>Es sind schon {1} Fenster geöffnet.</translation>
  </message>
  <message>
   <location filename="../../studio/document/journal/journal.py" />
   <source>The journal of the last session {1}. What could not be read was kept as {2}.</source>
   <translation>Das Journal der letzten Sitzung {1}. Was nicht gelesen werden konnte, wurde als {2} aufbewahrt.</translation>
  </message>
  <message>
   <location filename="../../studio/document/journal/journal.py" />
   <source>The journal of the last session {1}. It was left at {2}.</source>
   <translation>Das Journal der letzten Sitzung {1}. Es blieb unter {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/document/journal/journal.py" />
   <source>This drive cannot lock files: do not open a second window on it.</source>
   <translation>Dieses Laufwerk kann Dateien nicht sperren: kein zweites Fenster darauf öffnen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/journal/kept_candidate.py" />
   <source>The result of the last session has no place.</source>
   <translation>Das Ergebnis der letzten Sitzung hat keinen Ort.</translation>
  </message>
  <message>
   <location filename="../../studio/document/journal/kept_candidate.py" />
   <source>The results of the last session come from nowhere.</source>
   <translation>Die Ergebnisse der letzten Sitzung haben keine Herkunft.</translation>
  </message>
  <message>
   <location filename="../../studio/document/journal/kept_grid.py" />
   <source>The grid of the last session cannot be read.</source>
   <translation>Das Raster der letzten Sitzung ist nicht lesbar.</translation>
  </message>
  <message>
   <location filename="../../studio/document/journal/kept_jobs.py" />
   <source>The queue of the last session cannot be read.</source>
   <translation>Die Warteschlange der letzten Sitzung kann nicht gelesen werden.</translation>
  </message>
  <message>
   <location filename="../../studio/document/journal/kept_jobs.py" />
   <source>The queue of the last session holds a recipe for training.</source>
   <translation>Die Warteschlange der letzten Sitzung enthält ein Rezept für ein Training.</translation>
  </message>
  <message>
   <location filename="../../studio/document/journal/kept_projects.py" />
   <source>The names of the projects that were open are damaged.</source>
   <translation>Die Namen der geöffneten Projekte sind beschädigt.</translation>
  </message>
  <message>
   <location filename="../../studio/document/journal/strokes.py" />
   <source>A stroke has no place.</source>
   <translation>Ein Strich hat keinen Ort.</translation>
  </message>
  <message>
   <location filename="../../studio/document/journal/strokes.py" />
   <source>A stroke does not fit its layer.</source>
   <translation>Ein Strich passt nicht zu seiner Ebene.</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/curve_editing.py" />
   <source>{1} weight</source>
   <translation>{1}: Gewicht</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/curve_editing.py" />
   <source>The steps of a curve must ascend, from 1.</source>
   <translation>Die Schritte einer Kurve müssen ab 1 aufsteigen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/curve_editing.py" />
   <source>The values of this curve lie from {1} to {2}.</source>
   <translation>Die Werte dieser Kurve liegen zwischen {1} und {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/curve_editing.py" />
   <source>This is not a curve: {1}.</source>
   <translation>Das ist keine Kurve: {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/denoising_lane.py" />
   <source>step {1} of {2}</source>
   <translation>Schritt {1} von {2}</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/denoising_lane.py" />
   <source>step 0 of {1}</source>
   <translation>Schritt 0 von {1}</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/denoising_lane.py" />
   <source>picture {1} of {2}</source>
   <translation>Bild {1} von {2}</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/denoising_lane.py" />
   <source>picture {1} ended at step {2}</source>
   <translation>Bild {1} endete bei Schritt {2}</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/denoising_lane.py" />
   <source>pictures {1} to {2} ended before</source>
   <translation>Bilder {1} bis {2} endeten davor</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/denoising_lane.py" />
   <source>The frames of {1} are no longer there.</source>
   <translation>Die Frames von {1} gibt es nicht mehr.</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/denoising_lane.py" />
   <source>{1} holds {2} frames instead of {3}.</source>
   <translation>{1} enthält {2} Frames statt {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/film_files.py" />
   <source>{1} holds no pictures of a film.</source>
   <translation>{1} enthält keine Bilder eines Films.</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/film_files.py" />
   <source>{1} has another size than the pictures before it.</source>
   <translation>{1} hat eine andere Größe als die Bilder davor.</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/film_lane.py" />
   <source>frame {1} of {2}</source>
   <translation>Frame {1} von {2}</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/film_lane.py" />
   <source>{1} of the path</source>
   <translation>{1} des Weges</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/kept_lanes.py" />
   <source>the file of its frames; a film's or run's folder</source>
   <translation>die Datei seiner Frames; der Ordner eines Films oder Laufs</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/kept_lanes.py" />
   <source>the record that it is a branch of</source>
   <translation>die Aufzeichnung, von der es abzweigt</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/kept_lanes.py" />
   <source>of a film or run; others make it of their record</source>
   <translation>eines Films oder Laufs; andere bilden ihn aus ihrer Aufzeichnung</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/kept_lanes.py" />
   <source>its recipe with curves that were edited since</source>
   <translation>sein Rezept mit seither bearbeiteten Kurven</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/kept_lanes.py" />
   <source>The list of the timeline's lanes is {1}.</source>
   <translation>Die Liste der Spuren der Zeitleiste ist {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_edits.py" />
   <source>Rename lane</source>
   <translation>Spur umbenennen</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_edits.py" />
   <source>Colour lane</source>
   <translation>Spur färben</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_edits.py" />
   <source>Replace lanes</source>
   <translation>Spuren ersetzen</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_edits.py" />
   <source>The draft of a lane is a recipe for training.</source>
   <translation>Der Entwurf einer Spur ist ein Rezept für ein Training.</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_edits.py" />
   <source>The lanes of an edit are damaged, or of a newer version.</source>
   <translation>Die Spuren einer Bearbeitung sind beschädigt oder von einer neueren Version.</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_edits.py" />
   <source>There is no colour {1} of lanes.</source>
   <translation>Es gibt keine Spurfarbe {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_words.py" />
   <source>{1} from {2}</source>
   <translation>{1} ab {2}</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_words.py" />
   <source>negative {1}</source>
   <translation>negativ {1}</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_words.py" />
   <source>guidance {1}</source>
   <translation>Guidance {1}</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_words.py" />
   <source>{1} steps</source>
   <translation>{1} Schritte</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_words.py" />
   <source>seed {1}</source>
   <translation>Seed {1}</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_words.py" />
   <source>class {1}</source>
   <translation>Klasse {1}</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_words.py" />
   <source>{1} at {2}</source>
   <translation>{1} bei {2}</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/latent_preview.py" />
   <source>The preview of these latents does not fit their {1} channels.</source>
   <translation>Die Vorschau dieser Latents passt nicht zu ihren {1} Kanälen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/latent_preview.py" />
   <source>These latents cannot be shown as pictures of {1} x {2} pixels.</source>
   <translation>Diese Latents lassen sich nicht als Bilder von {1} x {2} Pixeln zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/latent_preview.py" />
   <source>{1} cannot be shown. {2}</source>
   <translation>{1} kann nicht gezeigt werden. {2}</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/latent_preview.py" />
   <source>The preview of these latents is not a table of numbers.</source>
   <translation>Die Vorschau dieser Latents ist keine Tabelle von Zahlen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/learning_lane.py" />
   <source>grid {1} of {2}</source>
   <translation>Raster {1} von {2}</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/learning_lane.py" />
   <source>training step {1}</source>
   <translation>Trainingsschritt {1}</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/learning_lane.py" />
   <source>The sample grid {1} cannot be read.</source>
   <translation>Das Sample-Raster {1} kann nicht gelesen werden.</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/learning_lane.py" />
   <source>{1} is too large to show: {2} x {3} pixels.</source>
   <translation>{1} ist zu groß zum Zeigen: {2} x {3} Pixel.</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/subtitles.py" />
   <source>{1} · seed {2}</source>
   <translation>{1} · Seed {2}</translation>
  </message>
  <message>
   <location filename="../../studio/document/lanes/subtitles.py" />
   <source>{1} · {2} steps</source>
   <translation>{1} · {2} Schritte</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>Add picture as layer</source>
   <translation>Bild als Ebene hinzufügen</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>Remove region</source>
   <translation>Region entfernen</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>New mask layer</source>
   <translation>Neue Masken-Ebene</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>Group layers</source>
   <translation>Ebenen gruppieren</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>A layer has at most {1} regions. Add another layer of regions.</source>
   <translation>Eine Ebene hat höchstens {1} Regionen. Eine weitere Ebene mit Regionen hinzufügen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>“{1}” is not a mask layer. Choose one, or use its transparency: Mask from layer.</source>
   <translation>„{1}“ ist keine Masken-Ebene. Eine wählen oder ihre Transparenz nehmen: Maske aus Ebene.</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>New group</source>
   <translation>Neue Gruppe</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>Groups cannot be nested more than {1} deep.</source>
   <translation>Gruppen lassen sich nicht tiefer als {1} verschachteln.</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>The last layer cannot be deleted. Close the picture instead.</source>
   <translation>Die letzte Ebene kann nicht gelöscht werden. Stattdessen das Bild schließen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>Layers can only be moved into groups.</source>
   <translation>Ebenen lassen sich nur in Gruppen verschieben.</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>A group cannot be moved into itself.</source>
   <translation>Eine Gruppe kann nicht in sich selbst verschoben werden.</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>“{1}” is a group: choose one of its layers, or merge it.</source>
   <translation>„{1}“ ist eine Gruppe: eine ihrer Ebenen wählen oder sie vereinen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>“{1}” is not a group.</source>
   <translation>„{1}“ ist keine Gruppe.</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>Merge group</source>
   <translation>Gruppe vereinen</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>There is no layer below this one to merge it into.</source>
   <translation>Unter dieser Ebene ist keine, mit der sie vereint werden könnte.</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>“{1}” is a group: merge it into one layer first.</source>
   <translation>„{1}“ ist eine Gruppe: zuerst zu einer Ebene vereinen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>Hidden layers cannot be merged.</source>
   <translation>Ausgeblendete Ebenen lassen sich nicht vereinen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>Choose a layer first.</source>
   <translation>Zuerst eine Ebene wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>There is no picture to add a layer to. Open or generate one first.</source>
   <translation>Es gibt kein Bild, dem eine Ebene hinzugefügt werden könnte. Zuerst eines öffnen oder generieren.</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>“{1}” has no regions.</source>
   <translation>„{1}“ hat keine Regionen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>A picture has at most {1} layers.</source>
   <translation>Ein Bild hat höchstens {1} Ebenen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>“{1}” guides the model and is not part of the picture: it cannot be merged.</source>
   <translation>„{1}“ führt das Modell und ist kein Teil des Bildes: Es kann nicht vereint werden.</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>“{1}” holds layers that guide the model. Move them out of the group first.</source>
   <translation>„{1}“ enthält Ebenen, die das Modell führen. Sie zuerst aus der Gruppe verschieben.</translation>
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>“{1}” is locked.</source>
   <translation>„{1}“ ist gesperrt.</translation>
  </message>
  <message>
   <location filename="../../studio/document/layers/stack_json.py" />
   <source>The layers of an edit do not fit together.</source>
   <translation>Die Ebenen einer Bearbeitung passen nicht zusammen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/layers/stack_limits.py" />
   <source>{1} × {2} pixels would be too many: at most {3} on a side, and {4} megapixels.</source>
   <translation>{1} × {2} Pixel wären zu viele: höchstens {3} je Seite und {4} Megapixel.</translation>
  </message>
  <message>
   <location filename="../../studio/document/layers/transforming.py" />
   <source>A layer can be scaled by up to {1} times, and not to nothing.</source>
   <translation>Eine Ebene lässt sich höchstens um das {1}-fache skalieren und nicht zu nichts.</translation>
  </message>
  <message>
   <location filename="../../studio/document/layers/transforming.py" />
   <source>The mask selects nothing of this layer.</source>
   <translation>Die Maske wählt nichts von dieser Ebene aus.</translation>
  </message>
  <message>
   <location filename="../../studio/document/painting/colour_painting.py" />
   <source>There is no text to write.</source>
   <translation>Es gibt keinen Text zu schreiben.</translation>
  </message>
  <message>
   <location filename="../../studio/document/painting/colour_painting.py" />
   <source>A text has at most {1} letters.</source>
   <translation>Ein Text hat höchstens {1} Buchstaben.</translation>
  </message>
  <message>
   <location filename="../../studio/document/painting/colour_painting.py" />
   <source>The text would become too large. Make the brush smaller.</source>
   <translation>Der Text würde zu groß. Den Pinsel kleiner machen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/painting/painted_stroke.py" />
   <source>Eraser stroke</source>
   <translation>Radiererstrich</translation>
  </message>
  <message>
   <location filename="../../studio/document/painting/painted_stroke.py" />
   <source>Smudge stroke</source>
   <translation>Wischstrich</translation>
  </message>
  <message>
   <location filename="../../studio/document/painting/painted_stroke.py" />
   <source>Brush stroke</source>
   <translation>Pinselstrich</translation>
  </message>
  <message>
   <location filename="../../studio/document/painting/painted_stroke.py" />
   <source>Clone stroke</source>
   <translation>Kopierstempelstrich</translation>
  </message>
  <message>
   <location filename="../../studio/document/picture.py" />
   <source>Pixels of shape {1} and type {2} are not a picture.</source>
   <translation>Pixel der Form {1} und vom Typ {2} sind kein Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/document/picture.py" />
   <source>Could not open {1}: {2} × {3} is more than {4} megapixels.</source>
   <translation>{1} konnte nicht geöffnet werden: {2} × {3} sind mehr als {4} Megapixel.</translation>
  </message>
  <message>
   <location filename="../../studio/document/picture.py" />
   <source>Could not open {1}: {2} × {3} is longer than {4} pixels on a side.</source>
   <translation>{1} konnte nicht geöffnet werden: {2} × {3} ist auf einer Seite länger als {4} Pixel.</translation>
  </message>
  <message>
   <location filename="../../studio/document/picture.py" />
   <source>Could not open {1}: it has no pixels.</source>
   <translation>{1} konnte nicht geöffnet werden: Es hat keine Pixel.</translation>
  </message>
  <message>
   <location filename="../../studio/document/picture.py" />
   <source>Could not open {1}: there is no such file.</source>
   <translation>{1} konnte nicht geöffnet werden: Es gibt keine solche Datei.</translation>
  </message>
  <message>
   <location filename="../../studio/document/picture.py" />
   <source>Could not open {1}: {2}.</source>
   <translation>{1} konnte nicht geöffnet werden: {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/document/picture.py" />
   <source>Could not open {1}: it is an SVG drawing. Export it as a PNG picture and open that.</source>
   <translation>{1} konnte nicht geöffnet werden: Es ist eine SVG-Zeichnung. Sie als PNG exportieren und das öffnen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/picture.py" />
   <source>Could not open {1}: it is not a picture that this program can read.</source>
   <translation>{1} konnte nicht geöffnet werden: Es ist kein Bild, das dieses Programm lesen kann.</translation>
  </message>
  <message>
   <location filename="../../studio/document/picture.py" />
   <source>Could not open {1}: it has more than {2} megapixels.</source>
   <translation>{1} konnte nicht geöffnet werden: Es hat mehr als {2} Megapixel.</translation>
  </message>
  <message>
   <location filename="../../studio/document/picture.py" />
   <source>Could not open {1}: there is not enough memory for it.</source>
   <translation>{1} konnte nicht geöffnet werden: Dafür reicht der Speicher nicht.</translation>
  </message>
  <message>
   <location filename="../../studio/document/picture.py" />
   <source>Could not open {1}: the file is damaged or incomplete.</source>
   <translation>{1} konnte nicht geöffnet werden: Die Datei ist beschädigt oder unvollständig.</translation>
  </message>
  <message>
   <location filename="../../studio/document/picture_export.py" />
   <source>Pictures cannot be written as {1}: choose {2}.</source>
   <translation>Bilder lassen sich nicht als {1} schreiben: {2} wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/picture_export.py" />
   <source>A {1} picture has at most {2} pixels on a side.</source>
   <translation>Ein {1}-Bild hat auf einer Seite höchstens {2} Pixel.</translation>
  </message>
  <message>
   <location filename="../../studio/document/png.py" />
   <source>{1} carries a recipe of more than {2} characters, which is too long.</source>
   <translation>{1} trägt ein Rezept mit mehr als {2} Zeichen, was zu lang ist.</translation>
  </message>
  <message>
   <location filename="../../studio/document/png.py" />
   <source>{1} carries a recipe for training, not one for a picture.</source>
   <translation>{1} trägt ein Rezept für ein Training, keines für ein Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/archive.py" />
   <source>Could not open {1}: it is not an OpenRaster file, or is cut short.</source>
   <translation>{1} konnte nicht geöffnet werden: Es ist keine OpenRaster-Datei oder abgeschnitten.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/archive.py" />
   <source>Could not open {1}: it holds more than {2} files.</source>
   <translation>{1} konnte nicht geöffnet werden: Es enthält mehr als {2} Dateien.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/lane_inputs.py" />
   <source>The lane “{1}” has lost a picture that it was made from: {2}.</source>
   <translation>Der Spur „{1}“ fehlt ein Bild, aus dem sie entstanden ist: {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/lanes.py" />
   <source>The lane “{1}” was left out: {2}.</source>
   <translation>Die Spur „{1}“ blieb weg: {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/project.py" />
   <source>Could not open {1}: its canvas has no pixels.</source>
   <translation>{1} konnte nicht geöffnet werden: Seine Leinwand hat keine Pixel.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/project.py" />
   <source>Could not open {1}: its {2} × {3} are more than {4} megapixels.</source>
   <translation>{1} konnte nicht geöffnet werden: Seine {2} × {3} sind mehr als {4} Megapixel.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/project.py" />
   <source>The mask is {1} × {2}, but the picture {3} × {4}.</source>
   <translation>Die Maske hat {1} × {2}, aber das Bild {3} × {4}.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>{1} has a merged picture of another size.</source>
   <translation>{1} hat ein vereintes Bild anderer Größe.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>None of the layers can be read: the merged picture is opened in their place.</source>
   <translation>Keine der Ebenen kann gelesen werden: An ihrer Stelle wird das vereinte Bild geöffnet.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>The lane “{1}” has lost a picture that it was made from: its file is missing.</source>
   <translation>Der Spur „{1}“ fehlt ein Bild, aus dem sie entstanden ist: Seine Datei ist nicht da.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>“{1}” has the blend mode {2}, which is unknown here: it is drawn as a normal layer.</source>
   <translation>„{1}“ hat den Mischmodus {2}, der hier unbekannt ist: Es wird als normale Ebene gezeichnet.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>Could not open {1}: its layers have more than {2} megapixels together.</source>
   <translation>{1} konnte nicht geöffnet werden: Seine Ebenen haben zusammen mehr als {2} Megapixel.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>A newer version of the program wrote this project: what it added was left out.</source>
   <translation>Eine neuere Version des Programms hat dieses Projekt geschrieben: Was sie hinzufügte, blieb weg.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>Could not open {1}: its file {2} {3}.</source>
   <translation>{1} konnte nicht geöffnet werden: Seine Datei {2} {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>Could not open {1}: its layer stack {2}.</source>
   <translation>{1} konnte nicht geöffnet werden: Sein Ebenenstapel {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>{1} is too large to be shown before it is open.</source>
   <translation>{1} ist zu groß, um vor dem Öffnen gezeigt zu werden.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>{1} cannot be shown before it is open.</source>
   <translation>{1} kann vor dem Öffnen nicht gezeigt werden.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>Could not open {1}: none of its layers can be read, and its file {2} {3}.</source>
   <translation>{1} konnte nicht geöffnet werden: Keine seiner Ebenen kann gelesen werden, und seine Datei {2} {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>The selection “{1}” was left out: it is not of the canvas's size.</source>
   <translation>Die Auswahl „{1}“ blieb weg: Sie hat nicht die Größe der Leinwand.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>The selection “{1}” was left out: there is no room for so many.</source>
   <translation>Die Auswahl „{1}“ wurde ausgelassen: Für so viele ist kein Platz.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>The lane “{1}” has lost its denoising record: its file is missing.</source>
   <translation>Die Spur „{1}“ hat ihre Aufzeichnung verloren: Ihre Datei fehlt.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>The lane “{1}” has lost a picture: its file is missing.</source>
   <translation>Die Spur „{1}“ hat ein Bild verloren: Seine Datei fehlt.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>The layer “{1}” was left out: its file {2}.</source>
   <translation>Die Ebene „{1}“ blieb weg: Ihre Datei {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>{1} is damaged: selections, lanes and recipes were left out.</source>
   <translation>{1} ist beschädigt: Auswahlen, Spuren und Rezepte blieben weg.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>Merged picture</source>
   <translation>Vereintes Bild</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>The selection “{1}” was left out: its file {2}.</source>
   <translation>Die Auswahl „{1}“ blieb weg: Ihre Datei {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>The file {1} of {2} {3}.</source>
   <translation>Die Datei {1} von {2} {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/document/prompt_history.py" />
   <source>The prompts could not be kept: {1}.</source>
   <translation>Die Prompts konnten nicht aufbewahrt werden: {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/document/selections/kept_selections.py" />
   <source>A selection needs a name of at most {1} characters.</source>
   <translation>Eine Auswahl braucht einen Namen mit höchstens {1} Zeichen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/selections/kept_selections.py" />
   <source>“{1}” is the name of the mask itself. Choose another one.</source>
   <translation>„{1}“ ist der Name der Maske selbst. Einen anderen wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/selections/kept_selections.py" />
   <source>{1} selections are kept already. Forget one first.</source>
   <translation>Es sind schon {1} Auswahlen aufbewahrt. Zuerst eine vergessen.</translation>
  </message>
  <message>
   <location filename="../../studio/document/selections/selection_records.py" />
   <source>A kept selection has no place.</source>
   <translation>Eine aufbewahrte Auswahl hat keinen Ort.</translation>
  </message>
  <message>
   <location filename="../../studio/document/selections/selection_records.py" />
   <source>The pixels of a kept selection do not fit their place.</source>
   <translation>Die Pixel einer aufbewahrten Auswahl passen nicht an ihren Ort.</translation>
  </message>
  <message>
   <location filename="../../studio/document/session.py" />
   <source>The mask of the last session could not be read. It was moved to {1}.</source>
   <translation>Die Maske der letzten Sitzung konnte nicht gelesen werden. Sie wurde nach {1} verschoben.</translation>
  </message>
  <message>
   <location filename="../../studio/document/session.py" />
   <source>The picture of the last session could not be read. It was moved to {1}.</source>
   <translation>Das Bild der letzten Sitzung konnte nicht gelesen werden. Es wurde nach {1} verschoben.</translation>
  </message>
  <message>
   <location filename="../../studio/document/session.py" />
   <source>The last session could not be read, nor moved aside: {1}.</source>
   <translation>Die letzte Sitzung konnte weder gelesen noch verschoben werden: {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/document/source.py" />
   <source>The recipe of a picture is one for training.</source>
   <translation>Das Rezept eines Bildes ist eines für ein Training.</translation>
  </message>
  <message>
   <location filename="../../studio/document/taking.py" />
   <source>Accept result</source>
   <translation>Ergebnis übernehmen</translation>
  </message>
  <message>
   <location filename="../../studio/link/data_previews.py" />
   <source>Could not make a folder for the preview: {1}.</source>
   <translation>Für die Vorschau konnte kein Ordner angelegt werden: {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/link/decision_finder.py" />
   <source>Could not make a temporary folder: {1}.</source>
   <translation>Es konnte kein vorläufiger Ordner angelegt werden: {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/link/engine_worker.py" />
   <source>The engine did not stop in time and was ended. The picture on the canvas is unchanged; a new engine is starting.</source>
   <translation>Die Engine hielt nicht rechtzeitig an und wurde beendet. Das Bild auf der Leinwand ist unverändert; eine neue Engine startet.</translation>
  </message>
  <message>
   <location filename="../../studio/link/engine_worker.py" />
   <source>The engine ended before that.</source>
   <translation>Die Engine endete davor.</translation>
  </message>
  <message>
   <location filename="../../studio/link/engine_worker.py" />
   <source>The engine crashed several times in a row and is not restarted automatically. Waiting jobs are kept.</source>
   <translation>Die Engine ist mehrmals hintereinander abgestürzt und wird nicht mehr von selbst gestartet. Wartende Jobs bleiben erhalten.</translation>
  </message>
  <message>
   <location filename="../../studio/link/engine_worker.py" />
   <source>The engine ended unexpectedly (it {1}). The picture on the canvas is unchanged; {2}.</source>
   <translation>Die Engine endete unerwartet (sie {1}). Das Bild auf der Leinwand ist unverändert; {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/link/engine_worker.py" />
   <source>The engine was restarted. The picture on the canvas is unchanged.</source>
   <translation>Die Engine wurde neu gestartet. Das Bild auf der Leinwand ist unverändert.</translation>
  </message>
  <message>
   <location filename="../../studio/link/engine_worker.py" />
   <source>The engine is not ready.</source>
   <translation>Die Engine ist nicht bereit.</translation>
  </message>
  <message>
   <location filename="../../studio/link/engine_worker.py" />
   <source>The engine was restarted.</source>
   <translation>Die Engine wurde neu gestartet.</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub/client.py" />
   <source>{1} refuses {2}: it answers {3}.</source>
   <translation>{1} verweigert {2}: Es antwortet {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub/client.py" />
   <source>HF_HUB_OFFLINE is set, so nothing is fetched from a hub.</source>
   <translation>HF_HUB_OFFLINE ist gesetzt, darum wird nichts von einem Hub geholt.</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub/client.py" />
   <source>{1} answers with something else than a list of files: does this network ask for a login?</source>
   <translation>{1} antwortet mit etwas anderem als einer Dateiliste: Verlangt dieses Netzwerk eine Anmeldung?</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub/client.py" />
   <source>{1} answers with something else than a list of files.</source>
   <translation>{1} antwortet mit etwas anderem als einer Dateiliste.</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub/client.py" />
   <source>{1} is not open to everybody ({2}): accept its terms at {3}/{4}, and log in with `hf auth login`.</source>
   <translation>{1} ist nicht für alle offen ({2}): die Bedingungen auf {3}/{4} annehmen und sich mit `hf auth login` anmelden.</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub/client.py" />
   <source>{1} shows no model {2} to strangers (401): check its name; if it is private or gated, log in with `hf auth login`.</source>
   <translation>{1} zeigt Fremden kein Modell {2} (401): den Namen prüfen; ist es privat oder beschränkt, mit `hf auth login` anmelden.</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub/client.py" />
   <source>{1} has no model {2}, or not in this revision.</source>
   <translation>{1} hat kein Modell {2}, oder nicht in dieser Revision.</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub/client.py" />
   <source>The hub redirects to {1}, which is not a web address.</source>
   <translation>Der Hub leitet zu {1} um, was keine Web-Adresse ist.</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub/client.py" />
   <source>Could not fetch it: {1}. What is here is kept; try again later.</source>
   <translation>Konnte nicht geholt werden: {1}. Was schon da ist, bleibt; später erneut versuchen.</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub/download.py" />
   <source>{1} of {2} arrived with a wrong checksum; nothing was installed. Try again.</source>
   <translation>{1} von {2} kam mit falscher Prüfsumme an; nichts wurde installiert. Erneut versuchen.</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub/download.py" />
   <source>{1} needs {2} more, and {3} has {4} left.</source>
   <translation>{1} braucht noch {2}, und {3} hat {4} frei.</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub/download.py" />
   <source>Could not write {1}: {2}. What has arrived is kept in {3}.</source>
   <translation>Konnte {1} nicht schreiben: {2}. Was schon da ist, bleibt in {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub/download.py" />
   <source>The answer for {1} is something else than the file: does this network ask for a login?</source>
   <translation>Die Antwort für {1} ist etwas anderes als die Datei: Verlangt dieses Netzwerk eine Anmeldung?</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub/download.py" />
   <source>{1} of {2} is larger than the hub says; nothing was installed.</source>
   <translation>{1} von {2} ist größer, als der Hub sagt; nichts wurde installiert.</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub/listing.py" />
   <source>{1} has no .safetensors weights in {2}, so it is not fetched.</source>
   <translation>{1} hat keine .safetensors-Gewichte in {2}, darum wird es nicht geholt.</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub/listing.py" />
   <source>{1} has several models: choose one with --file. It has {2}.</source>
   <translation>{1} hat mehrere Modelle: mit --file eines wählen. Es hat {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub/listing.py" />
   <source>The hub's answer about {1} is not understood.</source>
   <translation>Die Antwort des Hubs über {1} ist nicht zu verstehen.</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub/listing.py" />
   <source>The hub tells no checksum of {1}, so {2} is not fetched.</source>
   <translation>Der Hub nennt keine Prüfsumme von {1}, darum wird {2} nicht geholt.</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub/listing.py" />
   <source>{1} has no file {2}.</source>
   <translation>{1} hat keine Datei {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub/listing.py" />
   <source>{1} is not a model that can be fetched: neither {2} nor a {3} file.</source>
   <translation>{1} ist kein Modell, das sich holen lässt: weder {2} noch eine {3}-Datei.</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub/preview.py" />
   <source>{1} of {2} is damaged: it is not a whole safetensors file.</source>
   <translation>{1} von {2} ist beschädigt: Es ist keine ganze safetensors-Datei.</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub_downloads.py" />
   <source>The process that fetches it ended. What is here is kept.</source>
   <translation>Der Prozess, der es holt, endete. Was schon da ist, bleibt.</translation>
  </message>
  <message>
   <location filename="../../studio/link/hub_downloads.py" />
   <source>The process that fetches it could not be started: {1}.</source>
   <translation>Der Prozess, der es holt, konnte nicht gestartet werden: {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/link/mirror.py" />
   <source>The checkpoints of this run are on the computer that trains it. Copy its folder here and open it.</source>
   <translation>Die Checkpoints dieses Laufs sind auf dem Computer, der ihn trainiert. Seinen Ordner hierher kopieren und öffnen.</translation>
  </message>
  <message>
   <location filename="../../studio/link/mirror.py" />
   <source>The connection broke.</source>
   <translation>Die Verbindung brach ab.</translation>
  </message>
  <message>
   <location filename="../../studio/link/model_shelf.py" />
   <source>{1}, best</source>
   <translation>{1}, bester</translation>
  </message>
  <message>
   <location filename="../../studio/link/run_watcher.py" />
   <source>The folder {1} is no longer there.</source>
   <translation>Den Ordner {1} gibt es nicht mehr.</translation>
  </message>
  <message>
   <location filename="../../studio/link/training_process.py" />
   <source>Its checkpoints are kept; resume the run to continue.</source>
   <translation>Seine Checkpoints bleiben; den Lauf fortsetzen, um weiterzumachen.</translation>
  </message>
  <message>
   <location filename="../../studio/link/training_process.py" />
   <source>The process of this run is not on this computer, or has already ended.</source>
   <translation>Der Prozess dieses Laufs ist nicht auf diesem Computer oder schon beendet.</translation>
  </message>
  <message>
   <location filename="../../studio/link/training_process.py" />
   <source>The process of this run could not be ended: {1}.</source>
   <translation>Der Prozess dieses Laufs konnte nicht beendet werden: {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/link/training_run.py" />
   <source>The run stopped reporting {1}: its process has probably ended. Its checkpoints are kept; resume the run to continue.</source>
   <translation>Der Lauf meldet sich nicht mehr {1}: Sein Prozess ist vermutlich beendet. Seine Checkpoints bleiben; den Lauf fortsetzen, um weiterzumachen.</translation>
  </message>
  <message>
   <location filename="../../studio/link/training_run.py" />
   <source>The training has not stopped after 10 s. Kill its process? Its checkpoints are kept.</source>
   <translation>Das Training hat nach 10 s nicht angehalten. Den Prozess abbrechen? Seine Checkpoints bleiben.</translation>
  </message>
  <message>
   <location filename="../../studio/link/training_run.py" />
   <source>{1} holds no run to resume.</source>
   <translation>{1} enthält keinen Lauf zum Fortsetzen.</translation>
  </message>
  <message>
   <location filename="../../studio/link/training_run.py" />
   <source>Could not start the training: {1}. Nothing was changed.</source>
   <translation>Das Training konnte nicht gestartet werden: {1}. Nichts wurde geändert.</translation>
  </message>
  <message>
   <location filename="../../studio/link/trash.py" />
   <source>{1} could not be moved to the trash: {2}. It was left where it is.</source>
   <translation>{1} konnte nicht in den Papierkorb verschoben werden: {2}. Es blieb, wo es ist.</translation>
  </message>
  <message>
   <location filename="../../studio/link/trash.py" />
   <source>{1} exists again, so it could not be brought back. It is still in the trash.</source>
   <translation>{1} gibt es wieder, darum konnte es nicht zurückgeholt werden. Es ist noch im Papierkorb.</translation>
  </message>
  <message>
   <location filename="../../studio/link/trash.py" />
   <source>{1} could not be brought back: {2}.</source>
   <translation>{1} konnte nicht zurückgeholt werden: {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/link/verb.py" />
   <source>The process failed: {1}.</source>
   <translation>Der Prozess ist gescheitert: {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/link/verb.py" />
   <source>The program ended with status {1}.</source>
   <translation>Das Programm endete mit Status {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/download.py" />
   <source>Could not download {1}: {2}. This data set is fetched from the network once; without one, train on digits or on a folder of pictures.</source>
   <translation>{1} konnte nicht heruntergeladen werden: {2}. Dieser Datensatz wird einmal aus dem Netz geholt; ohne Netz mit Ziffern oder einem Ordner von Bildern trainieren.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/edges.py" />
   <source>The upper threshold of edges, {1}, is below the lower one, {2}.</source>
   <translation>Die obere Schwelle der Kanten, {1}, liegt unter der unteren, {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/emoji.py" />
   <source>The scenes are drawn with the font Noto Color Emoji, which is not on this machine. Debian and Ubuntu have it as fonts-noto-color-emoji, Fedora as google-noto-color-emoji-fonts; or give its file as dataset.path.</source>
   <translation>Die Szenen werden mit der Schrift Noto Color Emoji gezeichnet, die auf diesem Rechner fehlt. Debian und Ubuntu haben sie als fonts-noto-color-emoji, Fedora als google-noto-color-emoji-fonts; oder ihre Datei als dataset.path angeben.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/emoji.py" />
   <source>There is no font {1}.</source>
   <translation>Es gibt keine Schrift {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/emoji.py" />
   <source>{1} is not a font with the bitmaps of Noto Color Emoji: {2}.</source>
   <translation>{1} ist keine Schrift mit den Bitmaps von Noto Color Emoji: {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/emoji.py" />
   <source>The font {1} has no colour picture of {2}.</source>
   <translation>Die Schrift {1} hat kein farbiges Bild von {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/film_files.py" />
   <source>--out takes a folder or a file that ends in {1}, not {2}.</source>
   <translation>--out nimmt einen Ordner oder eine Datei, die auf {1} endet, nicht {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/film_files.py" />
   <source>A contact sheet is one picture: --out takes a .png file, not {1}.</source>
   <translation>Ein Kontaktbogen ist ein einziges Bild: --out nimmt eine .png-Datei, nicht {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/film_files.py" />
   <source>A frame of {1}x{2} pixels is too large: choose a smaller scale.</source>
   <translation>Ein Frame von {1}x{2} Pixeln ist zu groß: einen kleineren Maßstab wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/film_files.py" />
   <source>A contact sheet is one picture: --out takes a .png file, and {1} is a folder.</source>
   <translation>Ein Kontaktbogen ist ein einziges Bild: --out nimmt eine .png-Datei, und {1} ist ein Ordner.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/film_files.py" />
   <source>{1} holds more numbered pictures than this film: choose another folder.</source>
   <translation>{1} enthält mehr nummerierte Bilder als dieser Film: einen anderen Ordner wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/film_files.py" />
   <source>MP4 needs PyAV, which is not installed: pip install "denoise-studio[video]", or choose .webp.</source>
   <translation>MP4 braucht PyAV, das nicht installiert ist: pip install "denoise-studio[video]", oder .webp wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/folder.py" />
   <source>{1} holds no usable pictures{2}.</source>
   <translation>{1} enthält keine brauchbaren Bilder{2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/folder.py" />
   <source>The pictures in {1} do not fit into memory at {2}x{3}; choose a smaller size.</source>
   <translation>Die Bilder in {1} passen bei {2}x{3} nicht in den Speicher; eine kleinere Größe wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/folder.py" />
   <source>{1} is a file; the data set must be a folder of pictures.</source>
   <translation>{1} ist eine Datei; der Datensatz muss ein Ordner mit Bildern sein.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/folder.py" />
   <source>There is no folder {1}.</source>
   <translation>Es gibt keinen Ordner {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/folder.py" />
   <source>Could not read the folder {1}: {2}.</source>
   <translation>Der Ordner {1} konnte nicht gelesen werden: {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/output.py" />
   <source>Could not write into {1}: {2}.</source>
   <translation>In {1} konnte nicht geschrieben werden: {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/pictures.py" />
   <source>{1} is too large: it has {2}, the limit is {3} million.</source>
   <translation>{1} ist zu groß: Es hat {2}, die Grenze ist {3} Millionen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/pictures.py" />
   <source>There is no picture {1}.</source>
   <translation>Es gibt kein Bild {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/pictures.py" />
   <source>{1} is not a picture that can be read; PNG, JPEG, WebP, AVIF, TIFF, BMP or GIF can.</source>
   <translation>{1} ist kein lesbares Bild; PNG, JPEG, WebP, AVIF, TIFF, BMP und GIF sind es.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/pictures.py" />
   <source>{1} cannot be read: it is damaged or not a picture.</source>
   <translation>{1} kann nicht gelesen werden: Es ist beschädigt oder kein Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/data/torchvision_sets.py" />
   <source>Could not read {1}: {2}. Remove that folder to download it again.</source>
   <translation>{1} konnte nicht gelesen werden: {2}. Diesen Ordner entfernen, um ihn neu herunterzuladen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/diffusion/noising.py" />
   <source>t must be from 0 to {1} on {2} steps, not {3}.</source>
   <translation>t muss bei {2} Schritten von 0 bis {1} sein, nicht {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/diffusion/solvers/registry.py" />
   <source>There is no sampler {1}. Samplers: {2}.</source>
   <translation>Es gibt keinen Sampler {1}. Sampler: {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/diffusion/solvers/registry.py" />
   <source>This model has {1} timesteps: the number of steps must be from 1 to {2}, not {3}.</source>
   <translation>Dieses Modell hat {1} Zeitschritte: Die Anzahl der Schritte muss 1 bis {2} sein, nicht {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/diffusion/solvers/solver.py" />
   <source>ᾱ, ᾱ′: share of the picture at the start and at the end of the step</source>
   <translation>ᾱ, ᾱ′: Anteil des Bildes am Anfang und am Ende des Schritts</translation>
  </message>
  <message>
   <location filename="../../studio/engine/diffusion/solvers/solver.py" />
   <source>z: noise that is added, drawn anew from N(0, I) in each step</source>
   <translation>z: hinzugefügtes Rauschen, in jedem Schritt neu aus N(0, I) gezogen</translation>
  </message>
  <message>
   <location filename="../../studio/engine/diffusion/solvers/solver.py" />
   <source>s = √(1/ᾱ - 1), s′: noise level at the start and at the end of the step</source>
   <translation>s = √(1/ᾱ - 1), s′: Rauschpegel am Anfang und am Ende des Schritts</translation>
  </message>
  <message>
   <location filename="../../studio/engine/diffusion/solvers/solver.py" />
   <source>h = ln(s/s′), s = √(1/ᾱ - 1): by how much the noise level falls</source>
   <translation>h = ln(s/s′), s = √(1/ᾱ - 1): um wie viel der Rauschpegel sinkt</translation>
  </message>
  <message>
   <location filename="../../studio/engine/diffusion/solvers/solver.py" />
   <source>₋₁, ₋₂: of one step and of two steps earlier</source>
   <translation>₋₁, ₋₂: aus dem vorigen und dem vorvorigen Schritt</translation>
  </message>
  <message>
   <location filename="../../studio/engine/diffusion/solvers/spacing.py" />
   <source>There is no spacing {1}.</source>
   <translation>Die Verteilung {1} gibt es nicht.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/attention.py" />
   <source>The model {1} takes no prompt: there are no words to look at.</source>
   <translation>Das Modell {1} nimmt keinen Prompt: Es gibt keine Wörter, die man ansehen könnte.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/attention.py" />
   <source>There are no words whose attention could be shown.</source>
   <translation>Es gibt keine Wörter, deren Attention gezeigt werden könnte.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/attention.py" />
   <source>{1} has no timestep {2}.</source>
   <translation>{1} hat keinen Zeitschritt {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/attention.py" />
   <source>{1} also sees a mask, so its attention to words cannot be shown.</source>
   <translation>{1} sieht auch eine Maske, deshalb lässt sich seine Attention auf Wörter nicht zeigen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/attention.py" />
   <source>{1} has no attention layer {2}.</source>
   <translation>{1} hat keine Attention-Schicht {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/attention.py" />
   <source>{1} has no recipe: its prompt is not known.</source>
   <translation>{1} hat kein Rezept: Sein Prompt ist nicht bekannt.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/attention.py" />
   <source>There is no picture {1} in this record.</source>
   <translation>In dieser Aufzeichnung ist kein Bild {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/attention.py" />
   <source>The layer {1} has {2} attention heads: group {3} is empty.</source>
   <translation>Die Schicht {1} hat {2} Attention-Köpfe: Gruppe {3} ist leer.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/clean_prediction.py" />
   <source>{1} does not denoise pictures: there is nothing to predict from a noised one.</source>
   <translation>{1} entrauscht keine Bilder: Aus einem verrauschten ist nichts vorherzusagen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/clean_prediction.py" />
   <source>The picture is damaged: it is not {1}x{2} pixels in colour.</source>
   <translation>Das Bild ist beschädigt: Es hat nicht {1}x{2} farbige Pixel.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/clean_prediction.py" />
   <source>The model's output is not finite (NaN or infinity), so there is no picture.</source>
   <translation>Die Ausgabe des Modells ist nicht endlich (NaN oder unendlich), darum gibt es kein Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/clean_prediction.py" />
   <source>The picture is damaged.</source>
   <translation>Das Bild ist beschädigt.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/control_image.py" />
   <source>{1} needs {2}, and none is installed: add its folder with `python -m studio models add FOLDER`, or in the window with Add model folder.</source>
   <translation>{1} braucht {2}, und keines ist installiert: seinen Ordner mit `python -m studio models add FOLDER` oder im Fenster mit „Modellordner hinzufügen“ hinzufügen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/control_image.py" />
   <source>{1} takes {2}, and {3} is none.</source>
   <translation>{1} nimmt {2}, und {3} ist keines.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/control_image.py" />
   <source>The mask is {1}x{2} and the picture {3}x{4}: they must have the same size.</source>
   <translation>Die Maske hat {1}x{2} und das Bild {3}x{4}: Sie müssen gleich groß sein.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/controls.py" />
   <source>No installed ControlNet fits {1}: name one, or leave {2} out.</source>
   <translation>Kein installiertes ControlNet passt zu {1}: eines nennen oder {2} weglassen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/controls.py" />
   <source>{1} is not a ControlNet or a T2I-Adapter.</source>
   <translation>{1} ist kein ControlNet oder T2I-Adapter.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/controls.py" />
   <source>{1} does not say that it was trained with {2}.</source>
   <translation>{1} sagt nicht, dass es mit {2} trainiert wurde.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/deciding.py" />
   <source>The region lies outside the part of the picture that was made.</source>
   <translation>Der Bereich liegt außerhalb des Bildteils, der gemacht wurde.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/deciding.py" />
   <source>{1} does not hold the recipe that it was made with.</source>
   <translation>{1} enthält das Rezept nicht, aus dem es entstand.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/deciding.py" />
   <source>{1} was written by an early version: generate the picture again.</source>
   <translation>{1} wurde von einer frühen Version geschrieben: das Bild neu generieren.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/deciding.py" />
   <source>{1} has no picture {2}.</source>
   <translation>{1} hat kein Bild {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/deciding.py" />
   <source>The model {1} takes no prompt: there is no word to remove.</source>
   <translation>Das Modell {1} nimmt keinen Prompt: Es gibt kein Wort herauszunehmen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/deciding.py" />
   <source>{1} does not fit the recipe that it holds.</source>
   <translation>{1} passt nicht zu dem Rezept, das es enthält.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/deciding.py" />
   <source>Step {1} in {2} is damaged.</source>
   <translation>Schritt {1} in {2} ist beschädigt.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/deciding.py" />
   <source>The prompt has no such word.</source>
   <translation>Der Prompt hat kein solches Wort.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/decoding.py" />
   <source>These latents cannot be decoded: the result is not finite (NaN or infinity).</source>
   <translation>Diese Latents lassen sich nicht dekodieren: Das Ergebnis ist nicht endlich (NaN oder unendlich).</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/decoding.py" />
   <source>The latents are damaged: they are not {1}x{2}x{3} numbers.</source>
   <translation>Die Latents sind beschädigt: Sie sind nicht {1}x{2}x{3} Zahlen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/decoding.py" />
   <source>The model {1} has no latents of {2} channels.</source>
   <translation>Das Modell {1} hat keine Latents mit {2} Kanälen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/decoding.py" />
   <source>The latents are damaged.</source>
   <translation>Die Latents sind beschädigt.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/denoising.py" />
   <source>With {1} steps, there is no step {2} to continue from.</source>
   <translation>Bei {1} Schritten gibt es keinen Schritt {2}, von dem es weiterginge.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/denoising.py" />
   <source>{1} steps do not fit between timestep {2} and the picture.</source>
   <translation>{1} Schritte passen nicht zwischen Zeitschritt {2} und das Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/filming.py" />
   <source>Step {1} is damaged, and striped in the film.</source>
   <translation>Schritt {1} ist beschädigt und im Film gestreift.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/filming.py" />
   <source>Picture {1} ended after step {2}, and stays as it was there.</source>
   <translation>Bild {1} endete nach Schritt {2} und bleibt, wie es dort war.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/filming.py" />
   <source>{1} holds neither a training run nor a trajectory.</source>
   <translation>{1} enthält weder einen Trainingslauf noch eine Aufzeichnung.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/filming.py" />
   <source>{1} has no samples yet.</source>
   <translation>{1} hat noch keine Samples.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/filming.py" />
   <source>{1} does not say which model decodes its latents.</source>
   <translation>{1} sagt nicht, welches Modell seine Latents dekodiert.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/filming.py" />
   <source>The model {1} cannot decode the latents of {2}.</source>
   <translation>Das Modell {1} kann die Latents von {2} nicht dekodieren.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/forking.py" />
   <source>{1} holds {2} pictures, so a fork of it makes as many.</source>
   <translation>{1} enthält {2} Bilder, also macht ein Zweig davon ebenso viele.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/forking.py" />
   <source>{1} cannot be continued: it does not hold the recipe that it was made with.</source>
   <translation>{1} kann nicht fortgesetzt werden: Es enthält das Rezept nicht, aus dem es entstand.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/forking.py" />
   <source>{1} has no step {2}; its steps are {3} to {4}.</source>
   <translation>{1} hat keinen Schritt {2}; seine Schritte sind {3} bis {4}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/forking.py" />
   <source>{1} has no step {2} of picture {3}, which ended after step {4}.</source>
   <translation>{1} hat keinen Schritt {2} von Bild {3}, das nach Schritt {4} endete.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/forking.py" />
   <source>{1} {2}: there is nothing to continue.</source>
   <translation>{1} {2}: Es gibt nichts fortzusetzen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/forking.py" />
   <source>{1} has states of {2}, and the model {3} of {4}.</source>
   <translation>{1} hat Zustände von {2} und das Modell {3} von {4}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/frame_edit.py" />
   <source>There is no picture {1} to paint: the record holds {2}.</source>
   <translation>Es gibt kein Bild {1} zum Malen: Die Aufzeichnung enthält {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/frame_edit.py" />
   <source>Points of the plane cannot be painted.</source>
   <translation>Punkte der Ebene lassen sich nicht bemalen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/frame_edit.py" />
   <source>{1} is {2}, and the frame {3}x{4}: they must have the same size.</source>
   <translation>{1} hat {2} und der Frame {3}x{4}: Sie müssen gleich groß sein.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/generate.py" />
   <source>Turbo works on a graphics card, without offloading: it is left out here.</source>
   <translation>Turbo wirkt auf einer Grafikkarte ohne Auslagern: Hier bleibt es weg.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/generate.py" />
   <source>Loading the model</source>
   <translation>Das Modell wird geladen</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/generate.py" />
   <source>The model's output is not finite (NaN or infinity) in step {1} of {2}, so there is no picture. Its weights may be damaged; if they are not, other settings may work.</source>
   <translation>Die Ausgabe des Modells ist in Schritt {1} von {2} nicht endlich (NaN oder unendlich), darum gibt es kein Bild. Seine Gewichte sind vielleicht beschädigt; wenn nicht, helfen vielleicht andere Einstellungen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/generate.py" />
   <source>The model's output is not finite (NaN or infinity), so there is no picture. Other settings may work.</source>
   <translation>Die Ausgabe des Modells ist nicht endlich (NaN oder unendlich), darum gibt es kein Bild. Andere Einstellungen helfen vielleicht.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/image_prompts.py" />
   <source>{1} needs {2}: give its folder, or put it beside the file as {3}.</source>
   <translation>{1} braucht {2}: dessen Ordner angeben oder ihn als {3} neben die Datei legen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/image_prompts.py" />
   <source>{1} is not {2}, which IP-Adapters need.</source>
   <translation>{1} ist nicht {2}, was IP-Adapter brauchen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/inpainting.py" />
   <source>The mask to paste by and the picture must have the same size.</source>
   <translation>Die Maske zum Einsetzen und das Bild müssen gleich groß sein.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/inpainting.py" />
   <source>The mask to paste by is all black: nothing would be pasted.</source>
   <translation>Die Maske zum Einsetzen ist ganz schwarz: Nichts würde eingesetzt.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/inpainting.py" />
   <source>The mask is all black: there is nothing to repaint. Paint white where the picture may change.</source>
   <translation>Die Maske ist ganz schwarz: Es gibt nichts neu zu malen. Weiß malen, wo sich das Bild ändern darf.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/inpainting.py" />
   <source>The crop {1} does not lie inside the picture of {2}x{3}.</source>
   <translation>Der Ausschnitt {1} liegt nicht im Bild von {2}x{3}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/inpainting.py" />
   <source>The mask is all black inside the crop: there is nothing to repaint.</source>
   <translation>Die Maske ist im Ausschnitt ganz schwarz: Es gibt nichts neu zu malen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/label_to_image.py" />
   <source>The model {1} denoises latents; repainting needs a model of pixels.</source>
   <translation>Das Modell {1} entrauscht Latents; Neumalen braucht ein Pixelmodell.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/live.py" />
   <source>Could not write into {1}.</source>
   <translation>In {1} konnte nicht geschrieben werden.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/make_plan.py" />
   <source>The model {1} makes pictures in one pass; there is no step to continue from.</source>
   <translation>Das Modell {1} macht Bilder in einem Durchgang; es gibt keinen Schritt, von dem es weiterginge.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/make_plan.py" />
   <source>The model {1} makes pictures in one pass; there are no denoising steps.</source>
   <translation>Das Modell {1} macht Bilder in einem Durchgang; es gibt keine Entrauschungsschritte.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/make_plan.py" />
   <source>{1} has no autoencoder for latents.</source>
   <translation>{1} hat keinen Autoencoder für Latents.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/make_plan.py" />
   <source>The autoencoder of {1} does not fit {2}.</source>
   <translation>Der Autoencoder von {1} passt nicht zu {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/make_plan.py" />
   <source>{1} is not a text-to-image model and cannot refine.</source>
   <translation>{1} ist kein Text-zu-Bild-Modell und kann nicht verfeinern.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/make_plan.py" />
   <source>The model {1} makes points of the plane; there is no picture to repaint.</source>
   <translation>Das Modell {1} macht Punkte der Ebene; es gibt kein Bild neu zu malen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/maps/inpaint.py" />
   <source>An inpainting control needs a mask: it shows the picture without what the mask covers.</source>
   <translation>Ein Inpainting-Control braucht eine Maske: Es zeigt das Bild ohne das, was die Maske bedeckt.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/maps/normal.py" />
   <source>The normals are guessed from the shading: no depth model was found.</source>
   <translation>Die Normalen werden aus der Schattierung geschätzt: Kein Tiefenmodell wurde gefunden.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/maps/pose.py" />
   <source>{1} finds {2} joints, not the 17 of a person in COCO.</source>
   <translation>{1} findet {2} Gelenke, nicht die 17 eines Menschen in COCO.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/maps/pose.py" />
   <source>No joint of a person was found with certainty. Lower the confidence, or choose another picture.</source>
   <translation>Kein Gelenk eines Menschen wurde mit Sicherheit gefunden. Die Sicherheit senken oder ein anderes Bild wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/maps/segmentation.py" />
   <source>{1} of ADE20K, so its colours may mean other things to the ControlNet.</source>
   <translation>{1} von ADE20K, also können seine Farben für das ControlNet anderes bedeuten.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/object_selection.py" />
   <source>A point, a box or words must say which object is meant.</source>
   <translation>Ein Punkt, ein Rechteck oder Wörter müssen sagen, welches Objekt gemeint ist.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/one_pass.py" />
   <source>The model {1} makes whole pictures; repainting needs a diffusion model.</source>
   <translation>Das Modell {1} macht ganze Bilder; Neumalen braucht ein Diffusionsmodell.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/record.py" />
   <source>That is too much at once: ask for at most {1} pictures of {2}x{3}.</source>
   <translation>Das ist zu viel auf einmal: höchstens {1} Bilder von {2}x{3} verlangen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/regions.py" />
   <source>The region {1} is all black: white is where its prompt counts.</source>
   <translation>Die Region {1} ist ganz schwarz: Weiß ist, wo ihr Prompt zählt.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/label_script.py" />
   <source>diffusers has no network like that of {1}, so no script can be written.</source>
   <translation>diffusers hat kein Netz wie das von {1}, darum lässt sich kein Skript schreiben.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/label_script.py" />
   <source>diffusers has no scheduler for {1}, so no script can be written.</source>
   <translation>diffusers hat keinen Scheduler für {1}, darum lässt sich kein Skript schreiben.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/label_script.py" />
   <source>{1} inpaints by RePaint, which no diffusers pipeline does, so no script can be written.</source>
   <translation>{1} malt mit RePaint neu, was keine Pipeline von diffusers tut: Es lässt sich kein Skript schreiben.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/label_script.py" />
   <source>Scripts of such models start from the seed's own noise: leave the variation out.</source>
   <translation>Skripte solcher Modelle beginnen mit dem Rauschen des Seeds: die Variation weglassen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/loading_code.py" />
   <source>diffusers loads small autoencoders from folders only, not from {1}.</source>
   <translation>diffusers lädt kleine Autoencoder nur aus Ordnern, nicht aus {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/loading_code.py" />
   <source>{1} is a single file of this program, which diffusers does not read: export it as a folder first.</source>
   <translation>{1} ist eine Einzeldatei dieses Programms, die diffusers nicht liest: zuerst als Ordner exportieren.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/picture_code.py" />
   <source>{1} has deep colours or a colour profile, which a script would read differently: save it as a PNG of 8 bits in sRGB first.</source>
   <translation>{1} hat tiefe Farben oder ein Farbprofil, die ein Skript anders lesen würde: zuerst als PNG mit 8 Bit in sRGB speichern.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/picture_code.py" />
   <source>A script does not extend a control's picture: make {1} as large as the extended one.</source>
   <translation>Ein Skript erweitert kein Control-Bild: {1} so groß wie das erweiterte Bild machen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/picture_code.py" />
   <source>{1} is transparent or has deep colours or a colour profile, which a script would read differently: save it as a PNG of 8 bits in sRGB first.</source>
   <translation>{1} ist durchsichtig oder hat tiefe Farben oder ein Farbprofil, die ein Skript anders lesen würde: zuerst als PNG mit 8 Bit in sRGB speichern.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/picture_code.py" />
   <source>{1} is transparent or has deep colours, which a script would read differently: save it as a grey PNG of 8 bits first.</source>
   <translation>{1} ist durchsichtig oder hat tiefe Farben, die ein Skript anders lesen würde: zuerst als graues PNG mit 8 Bit speichern.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/prompt_code.py" />
   <source>diffusers' pipelines take no guidance below 1, and this is {1}, so no script can be written.</source>
   <translation>Die Pipelines von diffusers nehmen keine Guidance unter 1, und diese ist {1}, darum lässt sich kein Skript schreiben.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/prompt_code.py" />
   <source>Prompts joined by AND are unknown to diffusers' pipelines, so no script can be written.</source>
   <translation>Mit AND verbundene Prompts kennen die Pipelines von diffusers nicht, darum lässt sich kein Skript schreiben.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/prompt_code.py" />
   <source>The prompt equals the negative one in a part of the steps, which no script can express.</source>
   <translation>Der Prompt gleicht in einem Teil der Schritte dem negativen, was kein Skript ausdrücken kann.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/scheduler_code.py" />
   <source>diffusers has no scheduler that takes the steps of {1} on the schedule of {2} with {3} steps, so no script can be written.</source>
   <translation>diffusers hat keinen Scheduler, der die Schritte von {1} auf dem Rauschplan von {2} mit {3} Schritten geht, darum lässt sich kein Skript schreiben.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/script.py" />
   <source>Makes a picture of Denoise Studio {1} with plain diffusers.</source>
   <translation>Macht ein Bild von Denoise Studio {1} mit reinem diffusers.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/script.py" />
   <source>diffusers' pipelines do not inpaint with {1} as it was trained to.</source>
   <translation>Die Pipelines von diffusers können mit {1} nicht so inpainten, wie es trainiert wurde.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/script.py" />
   <source>diffusers' pipelines inpaint only with latents of 4 channels; {1} has {2}.</source>
   <translation>Die Pipelines von diffusers inpainten nur mit Latents von 4 Kanälen; {1} hat {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/script.py" />
   <source>The pictures have prompts of their own, drawn by their seeds: take the script of one of them.</source>
   <translation>Die Bilder haben eigene Prompts, von ihren Seeds gezogen: das Skript eines davon nehmen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/script.py" />
   <source>A script does not store a U-Net in 8 bits: leave that out.</source>
   <translation>Ein Skript speichert kein U-Net in 8 Bit: das weglassen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/script.py" />
   <source>diffusers has no networks like those of {1}, so no script can be written.</source>
   <translation>diffusers hat keine Netze wie die von {1}, darum lässt sich kein Skript schreiben.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/script.py" />
   <source>A script of diffusers cannot express {1}, so none can be written.</source>
   <translation>Ein diffusers-Skript kann {1} nicht ausdrücken, darum gibt es keines.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/script.py" />
   <source>A script of diffusers cannot express weights that follow curves, so none can be written.</source>
   <translation>Ein diffusers-Skript kann Gewichtskurven nicht ausdrücken, darum gibt es keines.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/script.py" />
   <source>A script cannot make {1}: make the map with `python -m studio control`, and use it as the control image.</source>
   <translation>Ein Skript kann {1} nicht machen: die Karte mit `python -m studio control` machen und als Control-Bild benutzen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/text_script.py" />
   <source>diffusers hands over to a refiner exactly only from a text in plain words, with DDIM or Euler, so no script can be written.</source>
   <translation>diffusers übergibt nur bei einem Text in einfachen Worten mit DDIM oder Euler genau an einen Refiner, darum lässt sich kein Skript schreiben.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/text_script.py" />
   <source>diffusers' {1} has no argument {2}, so no script can be written.</source>
   <translation>{1} von diffusers hat kein Argument {2}, darum lässt sich kein Skript schreiben.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/text_script.py" />
   <source>diffusers' pipelines of models that inpaint take no soft mask, so no script can be written.</source>
   <translation>Die Inpainting-Pipelines von diffusers nehmen keine weiche Maske, darum lässt sich kein Skript schreiben.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/text_script.py" />
   <source>diffusers' {1} cannot change prompts between steps, so no script can be written.</source>
   <translation>{1} von diffusers kann Prompts zwischen den Schritten nicht ändern, darum lässt sich kein Skript schreiben.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/text_script.py" />
   <source>SDXL's refiner makes no picture from noise in diffusers: give it a picture.</source>
   <translation>Der Refiner von SDXL macht in diffusers kein Bild aus Rauschen: ihm ein Bild geben.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/text_script.py" />
   <source>A script cannot change the mask within the steps of {1}, so none can be written.</source>
   <translation>Ein Skript kann die Maske nicht innerhalb der Schritte von {1} ändern, darum gibt es keines.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/text_script.py" />
   <source>A script cannot change both mask and prompt between steps, so none can be written.</source>
   <translation>Ein Skript kann Maske und Prompt nicht zugleich zwischen den Schritten ändern, darum gibt es keines.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/text_script.py" />
   <source>With {1}, diffusers counts a control's start and end otherwise, so no script can be written.</source>
   <translation>Bei {1} zählt diffusers Anfang und Ende eines Controls anders, darum lässt sich kein Skript schreiben.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/text_to_image.py" />
   <source>{1} is a {2} model, {3}.</source>
   <translation>{1} ist ein {2}-Modell, {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/text_to_image.py" />
   <source>{1} cannot refine pictures of {2}: their latents differ.</source>
   <translation>{1} kann Bilder von {2} nicht verfeinern: Ihre Latents unterscheiden sich.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/text_to_image.py" />
   <source>{1} only inpaints, and cannot refine.</source>
   <translation>{1} kann nur Inpainting und nicht verfeinern.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/text_to_image.py" />
   <source>{1} makes pictures whose sides are multiples of {2}, not {3}x{4}.</source>
   <translation>{1} macht Bilder, deren Seiten Vielfache von {2} sind, nicht {3}x{4}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/tiled_retry.py" />
   <source>There was not enough memory to decode the picture whole: it is decoded in tiles.</source>
   <translation>Der Speicher reichte nicht, um das Bild im Ganzen zu dekodieren: Es wird in Kacheln dekodiert.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/two_times.py" />
   <source>{1} has no checkpoints to sample from.</source>
   <translation>{1} hat keine Checkpoints zum Sampeln.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/two_times.py" />
   <source>{1} trains a model that generates in one pass: it has no denoising steps.</source>
   <translation>{1} trainiert ein Modell mit einem Durchgang: Es hat keine Entrauschungsschritte.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/generation/upscaling.py" />
   <source>{1} is not an upscaler.</source>
   <translation>{1} ist kein Hochskalierer.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/coded_data.py" />
   <source>{1} does not decode noise in one pass; VAEs and GANs do.</source>
   <translation>{1} dekodiert kein Rauschen in einem Durchgang; VAEs und GANs tun das.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/coded_data.py" />
   <source>{1} has no text encoder; text-to-image models have one.</source>
   <translation>{1} hat keinen Textencoder; Text-zu-Bild-Modelle haben einen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/coded_data.py" />
   <source>A map takes 3 to {1} texts, one a line, not {2}.</source>
   <translation>Eine Karte nimmt 3 bis {1} Texte, je Zeile einen, nicht {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/codes.py" />
   <source>{1} is a GAN: it has no encoder that turns pictures into codes.</source>
   <translation>{1} ist ein GAN: Es hat keinen Encoder, der Bilder in Codes umwandelt.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/codes.py" />
   <source>{1} has no latent space: it has no autoencoder.</source>
   <translation>{1} hat keinen latenten Raum: Es hat keinen Autoencoder.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/codes.py" />
   <source>{1} takes pictures of {2} channels, and these have {3}.</source>
   <translation>{1} nimmt Bilder mit {2} Kanälen, und diese haben {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/codes.py" />
   <source>{1} cannot encode these pictures: the codes are not finite (NaN or infinity).</source>
   <translation>{1} kann diese Bilder nicht kodieren: Die Codes sind nicht endlich (NaN oder unendlich).</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/latent_map.py" />
   <source>{1} pictures are fewer than the {2} dimensions of the codes of {3}: take more pictures.</source>
   <translation>{1} Bilder sind weniger als die {2} Dimensionen der Codes von {3}: mehr Bilder nehmen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/latent_map.py" />
   <source>The data is a folder of pictures or one of {1}, not {2}.</source>
   <translation>Die Daten sind ein Ordner mit Bildern oder eines von {1}, nicht {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/manifold.py" />
   <source>A manifold needs a VAE or GAN with two latent numbers; {1} is none.</source>
   <translation>Eine Mannigfaltigkeit braucht einen VAE oder ein GAN mit zwei latenten Zahlen; {1} ist keines.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/morphing.py" />
   <source>The model {1} takes no prompt; models with a prompt do.</source>
   <translation>Das Modell {1} nimmt keinen Prompt; Modelle mit Prompt tun das.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/morphing.py" />
   <source>{1} does not generate pictures from noise: give two pictures instead of seeds.</source>
   <translation>{1} macht keine Bilder aus Rauschen: zwei Bilder statt Seeds angeben.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/projection.py" />
   <source>A map needs at least 3 points, not {1}.</source>
   <translation>Eine Karte braucht mindestens 3 Punkte, nicht {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/projection.py" />
   <source>A latent space of one dimension has no map: it is a line.</source>
   <translation>Ein latenter Raum mit einer Dimension hat keine Karte: Er ist eine Linie.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/projection.py" />
   <source>The axes are two different numbers from 0 to {1}, not {2} and {3}.</source>
   <translation>Die Achsen sind zwei verschiedene Zahlen von 0 bis {1}, nicht {2} und {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/projection.py" />
   <source>LDA separates classes, and these are of one class or of none: use PCA or t-SNE.</source>
   <translation>LDA trennt Klassen, und diese sind von einer oder keiner Klasse: PCA oder t-SNE benutzen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/projection.py" />
   <source>LDA needs more points than dimensions, and there are {1} in {2}: use more pictures, PCA or t-SNE.</source>
   <translation>LDA braucht mehr Punkte als Dimensionen, und es sind {1} in {2}: mehr Bilder, PCA oder t-SNE benutzen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>The engine no longer has this map: compute it again.</source>
   <translation>Die Engine hat diese Karte nicht mehr: neu berechnen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>These points are texts: they have no pictures.</source>
   <translation>Diese Punkte sind Texte: Sie haben keine Bilder.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>There is no point {1} on this map: it has {2}.</source>
   <translation>Auf dieser Karte ist kein Punkt {1}: Sie hat {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>The codes of texts cannot be decoded.</source>
   <translation>Die Codes von Texten lassen sich nicht dekodieren.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>This is a map of texts: pictures have no place on it.</source>
   <translation>Dies ist eine Karte von Texten: Bilder haben darauf keinen Platz.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>The map has no points yet.</source>
   <translation>Die Karte hat noch keine Punkte.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>Arithmetic begins with a group A: choose points for it.</source>
   <translation>Arithmetik beginnt mit einer Gruppe A: Punkte dafür wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>{1} makes points, not pictures: its latent space has no map.</source>
   <translation>{1} erzeugt Punkte, keine Bilder: Sein latenter Raum hat keine Karte.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>Encoding picture {1} of {2}</source>
   <translation>Bild {1} von {2} wird kodiert</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>Only pictures that a model encodes have a reconstruction error.</source>
   <translation>Nur Bilder, die ein Modell kodiert, haben einen Rekonstruktionsfehler.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>Reconstructing picture {1} of {2}</source>
   <translation>Bild {1} von {2} wird rekonstruiert</translation>
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>A path leads through two or more points of the map.</source>
   <translation>Ein Weg führt durch zwei oder mehr Punkte der Karte.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/anomaly.py" />
   <source>options.normal names classes by their place: 0 to {1}, not {2}.</source>
   <translation>options.normal nennt Klassen nach ihrem Platz: 0 bis {1}, nicht {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/anomaly.py" />
   <source>options.normal names every class: none is left as an anomaly.</source>
   <translation>options.normal nennt jede Klasse: Keine bleibt als Anomalie.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/anomaly.py" />
   <source>Anomaly detection needs labelled data with at least two classes: normal pictures, and others.</source>
   <translation>Anomalieerkennung braucht gelabelte Daten mit mindestens zwei Klassen: normale Bilder und andere.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/anomaly.py" />
   <source>There are too few pictures of the normal classes to train on some and hold out others.</source>
   <translation>Es gibt zu wenige Bilder der normalen Klassen, um mit einigen zu trainieren und andere zurückzuhalten.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/anomaly.py" />
   <source>All pictures are of normal classes: there are no anomalies to detect.</source>
   <translation>Alle Bilder gehören zu normalen Klassen: Es gibt keine Anomalien zu erkennen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/captioned_latents.py" />
   <source>Text to image keeps its pictures as latents, so dataset.augment does not apply to it.</source>
   <translation>Text zu Bild bewahrt seine Bilder als Latents auf, darum wirkt dataset.augment nicht darauf.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/consistency.py" />
   <source>The teacher has {1} timesteps: {2} distillation steps are too many.</source>
   <translation>Der Lehrer hat {1} Zeitschritte: {2} Destillationsschritte sind zu viele.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/control_hints.py" />
   <source>options.control is {1}; choose {2}.</source>
   <translation>options.control ist {1}; {2} wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/control_hints.py" />
   <source>Only drawn scenes (dataset.kind = scenes) know their depth; set options.control to canny or scribble.</source>
   <translation>Nur gezeichnete Szenen (dataset.kind = scenes) kennen ihre Tiefe; options.control auf canny oder scribble setzen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/distill.py" />
   <source>The teacher {1} is not a pixel diffusion model that predicts epsilon, x0 or v.</source>
   <translation>Der Lehrer {1} ist kein Pixel-Diffusionsmodell, das epsilon, x0 oder v vorhersagt.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/distill.py" />
   <source>The teacher {1} is self-conditioned, which is not supported for distillation.</source>
   <translation>Der Lehrer {1} ist selbstkonditioniert, was die Destillation nicht unterstützt.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/distill.py" />
   <source>The teacher {1} makes pictures of {2}; the data has {3}.</source>
   <translation>Der Lehrer {1} macht Bilder von {2}; die Daten haben {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/distill.py" />
   <source>The teacher {1} has other labels than the data: {2}.</source>
   <translation>Der Lehrer {1} hat andere Labels als die Daten: {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/gan.py" />
   <source>options.conditional needs data with classes; this data set has none.</source>
   <translation>options.conditional braucht Daten mit Klassen; dieser Datensatz hat keine.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/gan.py" />
   <source>options.architecture = conv needs a size that is a multiple of 4, not {1}.</source>
   <translation>options.architecture = conv braucht eine Größe, die ein Vielfaches von 4 ist, nicht {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/gan.py" />
   <source>options.minibatch_std compares pictures in groups of {1}, and a batch of {2} leaves {3} processes no whole ones; choose a multiple of {4}.</source>
   <translation>options.minibatch_std vergleicht Bilder in Gruppen von {1}, und ein Batch von {2} lässt {3} Prozessen keine ganzen; ein Vielfaches von {4} wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/kl_autoencoder.py" />
   <source>options.window is {1}, but the pictures are {2}x{3}.</source>
   <translation>options.window ist {1}, aber die Bilder sind {2}x{3}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/kl_autoencoder.py" />
   <source>{1} is not an autoencoder of pictures.</source>
   <translation>{1} ist kein Autoencoder für Bilder.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/kl_autoencoder.py" />
   <source>{1} is for pictures of {2}; the data has {3}.</source>
   <translation>{1} ist für Bilder von {2}; die Daten haben {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/latent_diffusion.py" />
   <source>The latents are {1}x{2}. {3}</source>
   <translation>Die Latents sind {1}x{2}. {3}</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/text_to_image.py" />
   <source>options.text_heads {1} does not divide a width of {2}.</source>
   <translation>options.text_heads {1} teilt eine Breite von {2} nicht.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/text_to_image.py" />
   <source>{1} is not a text-to-image model.</source>
   <translation>{1} ist kein Text-zu-Bild-Modell.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/text_to_image.py" />
   <source>Text to image learns from captions, and this data has none.</source>
   <translation>Text zu Bild lernt aus Bildbeschreibungen, und diese Daten haben keine.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/text_to_image.py" />
   <source>{1} makes pictures of {2}x{3} in colour; the data has {4}.</source>
   <translation>{1} macht farbige Bilder von {2}x{3}; die Daten haben {4}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/text_to_image.py" />
   <source>{1} has no autoencoder for text to image.</source>
   <translation>{1} hat keinen Autoencoder für Text zu Bild.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/text_to_image.py" />
   <source>The autoencoder of {1} is for pictures of {2}; the data has {3}.</source>
   <translation>Der Autoencoder von {1} ist für Bilder von {2}; die Daten haben {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/text_to_image.py" />
   <source>{1} has networks of another size; give its own text_width and network.</source>
   <translation>{1} hat Netze anderer Größe; dessen text_width und network angeben.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/learners/vae.py" />
   <source>Posterior collapse: the decoder ignores all latents. Lower options.beta, or raise options.anneal.</source>
   <translation>Posterior Collapse: Der Decoder ignoriert alle Latents. options.beta senken oder options.anneal erhöhen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/metrics/classifier.py" />
   <source>This data has no classes to predict.</source>
   <translation>Diese Daten haben keine Klassen zum Vorhersagen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/metrics/collapse.py" />
   <source>Mode collapse: {1}.</source>
   <translation>Mode Collapse: {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/metrics/collapse.py" />
   <source>Missing classes: {1}.</source>
   <translation>Fehlende Klassen: {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/metrics/judging.py" />
   <source>A model is evaluated on a data set: --set takes its settings, as dataset.kind, not {1}.</source>
   <translation>Ein Modell wird auf einem Datensatz ausgewertet: --set nimmt dessen Einstellungen, etwa dataset.kind, nicht {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/metrics/judging.py" />
   <source>{1} only reconstructs pictures: it has no samples to evaluate.</source>
   <translation>{1} rekonstruiert Bilder nur: Es hat keine Samples zum Auswerten.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/metrics/judging.py" />
   <source>{1} has no labels: no classifier can be trained on its samples.</source>
   <translation>{1} hat keine Labels: Mit seinen Samples lässt sich kein Klassifikator trainieren.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/metrics/judging.py" />
   <source>The data differs from what the model was trained on: the figures are for the present data.</source>
   <translation>Die Daten weichen von denen ab, mit denen das Modell trainiert wurde: Die Kennzahlen gelten für die aktuellen Daten.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/metrics/judging.py" />
   <source>{1} makes pictures of {2}, and the data has {3}.</source>
   <translation>{1} macht Bilder von {2}, und die Daten haben {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/metrics/judging.py" />
   <source>The labels of {1} are not the classes of the data: no classifier can be trained on its samples.</source>
   <translation>Die Labels von {1} sind nicht die Klassen der Daten: Mit seinen Samples lässt sich kein Klassifikator trainieren.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/metrics/judging.py" />
   <source>{1} cannot be evaluated: too few pictures, or samples that are not finite numbers.</source>
   <translation>{1} kann nicht ausgewertet werden: zu wenige Bilder oder Samples, die keine endlichen Zahlen sind.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/metrics/judging.py" />
   <source>The training data of {1} is unknown: choose a data set (dataset.kind).</source>
   <translation>Die Trainingsdaten von {1} sind unbekannt: einen Datensatz wählen (dataset.kind).</translation>
  </message>
  <message>
   <location filename="../../studio/engine/metrics/verdict.py" />
   <source>Missing classes: plausible samples cover {1} of {2}.</source>
   <translation>Fehlende Klassen: Glaubwürdige Samples decken {1} von {2} ab.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/metrics/verdict.py" />
   <source>{1}{2}: {3} of the samples lie within the range of real pictures{4}.</source>
   <translation>{1}{2}: {3} der Samples liegen im Bereich echter Bilder{4}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/metrics/verdict.py" />
   <source>Mode collapse: {1} of {2} samples are distinct.</source>
   <translation>Mode Collapse: {1} von {2} Samples sind verschieden.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/metrics/verdict.py" />
   <source>Unlike the data: {1} of the samples lie within the range of real pictures.</source>
   <translation>Den Daten unähnlich: {1} der Samples liegen im Bereich echter Bilder.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/metrics/verdict.py" />
   <source>Memorized: {1} of the samples are nearly copies of training pictures.</source>
   <translation>Auswendig gelernt: {1} der Samples sind fast Kopien von Trainingsbildern.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/metrics/verdict.py" />
   <source>Too few pictures for a verdict: {1} samples, {2} real pictures.</source>
   <translation>Zu wenige Bilder für ein Urteil: {1} Samples, {2} echte Bilder.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/metrics/verdict.py" />
   <source>Mode collapse: the samples are too much alike.</source>
   <translation>Mode Collapse: Die Samples sind einander zu ähnlich.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/adapters.py" />
   <source>Only {1} of the {2} layers of {3} are in {4}.</source>
   <translation>Nur {1} der {2} Schichten von {3} sind in {4}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/adapters.py" />
   <source>{1} is damaged: it has weights that are not finite numbers.</source>
   <translation>{1} ist beschädigt: Es hat Gewichte, die keine endlichen Zahlen sind.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/adapters.py" />
   <source>There is no LoRA {1}.</source>
   <translation>Es gibt keine LoRA {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/adapters.py" />
   <source>A LoRA is a .safetensors file, and {1} is not one.</source>
   <translation>Eine LoRA ist eine .safetensors-Datei, und {1} ist keine.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/adapters.py" />
   <source>{1} is a LoRA for {2}, and does not fit {3}.</source>
   <translation>{1} ist eine LoRA für {2} und passt nicht zu {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/adapters.py" />
   <source>{1} does not fit this model as a LoRA, or is damaged.</source>
   <translation>{1} passt nicht als LoRA zu diesem Modell oder ist beschädigt.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/autoencoder.py" />
   <source>The model {1} only reconstructs pictures; it cannot sample by itself.</source>
   <translation>Das Modell {1} rekonstruiert Bilder nur; es kann allein nicht sampeln.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/controlnet.py" />
   <source>Stock diffusers opens its network by ControlNetModel.from_pretrained(FOLDER, subfolder="controlnet"), for a StableDiffusionControlNetPipeline of {1}.</source>
   <translation>Reines diffusers öffnet sein Netz mit ControlNetModel.from_pretrained(FOLDER, subfolder="controlnet"), für eine StableDiffusionControlNetPipeline von {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/controlnet.py" />
   <source>{1} guides another model; it cannot sample by itself.</source>
   <translation>{1} führt ein anderes Modell; es kann allein nicht sampeln.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/controlnet.py" />
   <source>{1} is inconsistent: it has no ControlNet for pictures in colour.</source>
   <translation>{1} ist widersprüchlich: Es hat kein ControlNet für farbige Bilder.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/controlnet.py" />
   <source>The ControlNet {1} is not for {2}: their networks differ.</source>
   <translation>Das ControlNet {1} ist nicht für {2}: Ihre Netze unterscheiden sich.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/decoder.py" />
   <source>{1} is incomplete: its card lacks the shape of the latent.</source>
   <translation>{1} ist unvollständig: Seiner Karte fehlt die Form des Latents.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/estimator.py" />
   <source>{1} estimates something from pictures; it makes none.</source>
   <translation>{1} schätzt etwas aus Bildern; es macht keine.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/estimator.py" />
   <source>{1} is inconsistent: it has no network that estimates.</source>
   <translation>{1} ist widersprüchlich: Es hat kein Netz, das schätzt.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/estimator.py" />
   <source>{1} was trained with another vocabulary than CLIP's, which this program cannot read.</source>
   <translation>{1} wurde mit einem anderen Vokabular als dem von CLIP trainiert und liest hier keine Wörter.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/export.py" />
   <source>This program opens the file; stock diffusers needs a folder.</source>
   <translation>Dieses Programm öffnet die Datei; reines diffusers braucht einen Ordner.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/export.py" />
   <source>It takes {1}, and returns pictures [N, {2}, {3}, {4}] in -1 to 1.</source>
   <translation>Es nimmt {1} und gibt Bilder [N, {2}, {3}, {4}] in -1 bis 1 zurück.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/export.py" />
   <source>{1} exists already. Choose another name, or remove it first.</source>
   <translation>{1} gibt es schon. Einen anderen Namen wählen oder es zuerst entfernen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/export.py" />
   <source>{1} has no single-pass decoder. ONNX export supports autoencoders, GANs and latent models; this one can be exported as a folder or as .safetensors.</source>
   <translation>{1} hat keinen Decoder mit einem Durchgang. Der ONNX-Export unterstützt Autoencoder, GANs und latente Modelle; dieses lässt sich als Ordner oder als .safetensors exportieren.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/files.py" />
   <source>{1} is a model of the kind {2}, which this version does not know.</source>
   <translation>{1} ist ein Modell der Art {2}, die diese Version nicht kennt.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/files.py" />
   <source>{1} is a LoRA for {2}, which is not a text-to-image model.</source>
   <translation>{1} ist eine LoRA für {2}, was kein Text-zu-Bild-Modell ist.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/diffusers_layout.py" />
   <source>Stock diffusers opens it as {1}, which takes no label: call its U-Net with class_labels 0 to {2}, or {3} for none.</source>
   <translation>Reines diffusers öffnet es als {1}, die keine Klasse nimmt: sein U-Net mit class_labels 0 bis {2} aufrufen, oder {3} für keine.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/diffusers_layout.py" />
   <source>Stock diffusers cannot open it, {1}; this program can.</source>
   <translation>Reines diffusers kann es nicht öffnen, {1}; dieses Programm kann es.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/diffusers_layout.py" />
   <source>Stock diffusers opens it as {1}.</source>
   <translation>Reines diffusers öffnet es als {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/folder.py" />
   <source>{1} is not a model: it holds {2} networks.</source>
   <translation>{1} ist kein Modell: Es enthält {2} Netze.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/folder.py" />
   <source>{1} holds no network.</source>
   <translation>{1} enthält kein Netz.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/folder.py" />
   <source>{1} is not a model: its tokenizer has {2} files.</source>
   <translation>{1} ist kein Modell: Sein Tokenizer hat {2} Dateien.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/folder.py" />
   <source>{1} has no weights: {2}/{3} is missing.</source>
   <translation>{1} hat keine Gewichte: {2}/{3} fehlt.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/folder.py" />
   <source>{1} is damaged: its SHA-256 is not the one in {2}.</source>
   <translation>{1} ist beschädigt: Sein SHA-256 ist nicht das in {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/original_configs.py" />
   <source>Its U-Net has {1} blocks, more than any of the Stable Diffusion family.</source>
   <translation>Sein U-Net hat {1} Blöcke, mehr als jedes der Stable-Diffusion-Familie.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/original_configs.py" />
   <source>Its U-Net's blocks are not those of a model of the Stable Diffusion family.</source>
   <translation>Die Blöcke seines U-Nets sind nicht die eines Modells der Stable-Diffusion-Familie.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/original_configs.py" />
   <source>Its U-Net has no cross-attention to a text.</source>
   <translation>Sein U-Net hat keine Cross-Attention auf einen Text.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/original_configs.py" />
   <source>It is incomplete: {1} is missing.</source>
   <translation>Es ist unvollständig: {1} fehlt.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/original_file.py" />
   <source>Its text encoder has {1} tokens, not the {2} of CLIP.</source>
   <translation>Sein Textencoder hat {1} Tokens, nicht die {2} von CLIP.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/weights.py" />
   <source>{1} takes {2} GB of memory; this computer has {3} GB.</source>
   <translation>{1} braucht {2} GB Speicher; dieser Computer hat {3} GB.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/weights.py" />
   <source>{1} holds other weights than its network needs: {2}.</source>
   <translation>{1} enthält andere Gewichte, als sein Netz braucht: {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/weights.py" />
   <source>{1} is damaged: {2} is of another type than its network needs.</source>
   <translation>{1} ist beschädigt: {2} ist von einem anderen Typ, als sein Netz braucht.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/weights.py" />
   <source>The path of {1} is not UTF-8 text: rename it, or link to it.</source>
   <translation>Der Pfad von {1} ist kein UTF-8-Text: umbenennen oder darauf verlinken.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/weights.py" />
   <source>{1} is damaged or truncated: {2}.</source>
   <translation>{1} ist beschädigt oder abgeschnitten: {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/weights.py" />
   <source>{1} lacks weights, or has them in a layout of its own.</source>
   <translation>{1} fehlen Gewichte, oder es hat sie in einer eigenen Anordnung.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/weights.py" />
   <source>{1} has weights beyond the range of float16. Choose another precision.</source>
   <translation>{1} hat Gewichte jenseits des Bereichs von float16. Eine andere Genauigkeit wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/ip_adapter.py" />
   <source>There is no IP-Adapter {1}.</source>
   <translation>Es gibt keinen IP-Adapter {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/ip_adapter.py" />
   <source>An IP-Adapter is a .safetensors file, and {1} is not one.</source>
   <translation>Ein IP-Adapter ist eine .safetensors-Datei, und {1} ist keine.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/ip_adapter.py" />
   <source>{1} holds no IP-Adapter.</source>
   <translation>{1} enthält keinen IP-Adapter.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/ip_adapter.py" />
   <source>{1} takes the identity of a face, for which this program has no network.</source>
   <translation>{1} nimmt die Identität eines Gesichts, wofür dieses Programm kein Netz hat.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/ip_adapter.py" />
   <source>{1} is an IP-Adapter for {2}, and does not fit {3}.</source>
   <translation>{1} ist ein IP-Adapter für {2} und passt nicht zu {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/ip_adapter.py" />
   <source>{1} takes image embeddings of width {2}, and those of {3} have width {4}: it belongs to another encoder.</source>
   <translation>{1} erwartet Bild-Embeddings der Breite {2}, und die von {3} haben die Breite {4}: Die Datei gehört zu einem anderen Encoder.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/ip_adapter.py" />
   <source>{1} is damaged, or an IP-Adapter of an unknown kind.</source>
   <translation>{1} ist beschädigt oder ein IP-Adapter unbekannter Art.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/kl_autoencoder.py" />
   <source>Stock diffusers opens its network by AutoencoderKL.from_pretrained(FOLDER, subfolder="vae").</source>
   <translation>Reines diffusers öffnet sein Netz mit AutoencoderKL.from_pretrained(FOLDER, subfolder="vae").</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/kl_autoencoder.py" />
   <source>{1} is inconsistent: its card and its network's configuration differ.</source>
   <translation>{1} ist widersprüchlich: Seine Karte und die Konfiguration seines Netzes unterscheiden sich.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/latent.py" />
   <source>{1} is inconsistent: its card and its networks' configurations differ.</source>
   <translation>{1} passt nicht zusammen: Seine Karte und die Beschreibungen seiner Netze unterscheiden sich.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/model.py" />
   <source>Stock diffusers cannot open it, since it has no networks of this kind; other programs can use its decoder as NAME.onnx.</source>
   <translation>Reines diffusers kann es nicht öffnen, da es keine Netze dieser Art hat; andere Programme können seinen Decoder als NAME.onnx benutzen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/model.py" />
   <source>The model {1} is incomplete: it has no {2}.</source>
   <translation>Das Modell {1} ist unvollständig: Es hat kein {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/network_plan.py" />
   <source>{1} has no denoising network: it is not a diffusion model.</source>
   <translation>{1} hat kein Entrauschungsnetz: Es ist kein Diffusionsmodell.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/perturbed_attention.py" />
   <source>This model's middle block has no self-attention to perturb.</source>
   <translation>Der mittlere Block dieses Modells hat keine Self-Attention, die sich stören ließe.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/size_limits.py" />
   <source>{1} is damaged: the shape of a weight is not made of whole numbers.</source>
   <translation>{1} ist beschädigt: Die Form eines Gewichts besteht nicht aus ganzen Zahlen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/size_limits.py" />
   <source>{1} needs {2} GB of memory; this computer has {3} GB.</source>
   <translation>{1} braucht {2} GB Speicher; dieser Computer hat {3} GB.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/size_limits.py" />
   <source>{1} is damaged: its configuration asks for more layers than there are weights.</source>
   <translation>{1} ist beschädigt: Seine Konfiguration verlangt mehr Schichten, als es Gewichte gibt.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/stable_diffusion.py" />
   <source>Stock diffusers opens it as StableDiffusionPipeline.</source>
   <translation>Reines diffusers öffnet es als StableDiffusionPipeline.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/stable_diffusion.py" />
   <source>{1} was made elsewhere, and is used in place: copy its files instead.</source>
   <translation>{1} wurde anderswo gemacht und wird benutzt, wo es liegt: stattdessen seine Dateien kopieren.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/stable_diffusion.py" />
   <source>Stable Diffusion models have no prediction type {1}.</source>
   <translation>Stable-Diffusion-Modelle haben keine Vorhersageart {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/stable_diffusion.py" />
   <source>{1} has guidance built in, and does not support CFG++.</source>
   <translation>{1} hat eingebaute Guidance und nimmt kein CFG++.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/t2i_adapter.py" />
   <source>{1} is inconsistent: it has no T2I-Adapter for pictures.</source>
   <translation>{1} ist widersprüchlich: Es hat keinen T2I-Adapter für Bilder.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/t2i_adapter.py" />
   <source>The T2I-Adapter {1} is not for {2}: their networks differ.</source>
   <translation>Der T2I-Adapter {1} ist nicht für {2}: Ihre Netze unterscheiden sich.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/textual_inversions.py" />
   <source>{1} is damaged: it has vectors that are not finite numbers.</source>
   <translation>{1} ist beschädigt: Es hat Vektoren, die keine endlichen Zahlen sind.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/turbo.py" />
   <source>Turbo is active.</source>
   <translation>Turbo ist aktiv.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/turbo.py" />
   <source>Turbo is being prepared; the next picture is faster.</source>
   <translation>Turbo wird vorbereitet; das nächste Bild geht schneller.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/upscaler.py" />
   <source>{1} is not a model folder: an upscaler is a single .safetensors file.</source>
   <translation>{1} ist kein Modellordner: Ein Hochskalierer ist eine einzelne .safetensors-Datei.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/upscaler.py" />
   <source>{1} enlarges pictures; it makes none.</source>
   <translation>{1} vergrößert Bilder; es macht keine.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/upscaler.py" />
   <source>{1} is not an upscaler: it does not take one picture and return a larger one.</source>
   <translation>{1} ist kein Hochskalierer: Es nimmt nicht ein Bild und gibt ein größeres zurück.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/models/upscaler.py" />
   <source>{1} is not an upscaler that this program knows.</source>
   <translation>{1} ist kein Hochskalierer, den dieses Programm kennt.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/networks/autoencoder.py" />
   <source>An autoencoder compresses pictures; a 2-D distribution leaves nothing to compress.</source>
   <translation>Ein Autoencoder komprimiert Bilder; eine 2-D-Verteilung lässt nichts zu komprimieren.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/networks/autoencoder.py" />
   <source>Each of options.hidden must be 1 or more.</source>
   <translation>Jedes options.hidden muss mindestens 1 sein.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/networks/autoencoder.py" />
   <source>{1} convolutions that halve the size need pictures whose size is a multiple of {2}, not {3}; options.architecture = mlp takes any.</source>
   <translation>{1} Faltungen, die die Größe halbieren, brauchen Bilder, deren Größe ein Vielfaches von {2} ist, nicht {3}; options.architecture = mlp nimmt jede.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/networks/denoisers.py" />
   <source>A {1} needs pictures: for a 2-D distribution, choose network.kind = mlp.</source>
   <translation>Ein {1} braucht Bilder: für eine 2-D-Verteilung network.kind = mlp wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/networks/denoisers.py" />
   <source>A small-unet needs at least two levels in network.channels.</source>
   <translation>Ein small-unet braucht mindestens zwei Stufen in network.channels.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/networks/denoisers.py" />
   <source>An mlp takes points and pictures of at most {1} values: choose a U-Net.</source>
   <translation>Ein mlp nimmt Punkte und Bilder mit höchstens {1} Werten: ein U-Net wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/networks/empty.py" />
   <source>A network of {1} billion weights is too large for this program.</source>
   <translation>Ein Netz mit {1} Milliarden Gewichten ist zu groß für dieses Programm.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/networks/empty.py" />
   <source>The network's configuration is inconsistent: {1}.</source>
   <translation>Die Konfiguration des Netzes ist widersprüchlich: {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/networks/estimator.py" />
   <source>Hybrid depth models, with a convolutional backbone, are not supported.</source>
   <translation>Hybride Tiefenmodelle mit Faltungs-Backbone werden nicht unterstützt.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/networks/estimator.py" />
   <source>There is no estimator {1}.</source>
   <translation>Es gibt keinen Schätzer {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/networks/estimator.py" />
   <source>The estimator's backbone is {1}, which is not one of {2}.</source>
   <translation>Das Backbone des Schätzers ist {1}, was keines von {2} ist.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/networks/kl_autoencoder.py" />
   <source>An autoencoder of {1} levels needs pictures of a size that {2} divides, not {3}.</source>
   <translation>Ein Autoencoder mit {1} Stufen braucht Bilder, deren Größe durch {2} teilbar ist, nicht {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/networks/lora.py" />
   <source>The LoRA is not for this model: it has no layer {1} of that shape.</source>
   <translation>Die LoRA ist nicht für dieses Modell: Es hat keine Schicht {1} dieser Form.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/networks/registry.py" />
   <source>There is no network {1}.</source>
   <translation>Es gibt kein Netz {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/networks/text_encoder.py" />
   <source>This text encoder has {1} layers: {2} cannot be skipped.</source>
   <translation>Dieser Textencoder hat {1} Schichten: {2} lassen sich nicht überspringen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/networks/text_unet.py" />
   <source>network.attention_head_dim {1} does not divide {2} channels.</source>
   <translation>network.attention_head_dim {1} teilt {2} Kanäle nicht.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/networks/tiny_autoencoder.py" />
   <source>The chosen autoencoder is a decoder alone, which takes no pictures: put its encoder beside it, as taesd_encoder.safetensors beside taesd_decoder.safetensors.</source>
   <translation>Der gewählte Autoencoder ist nur ein Decoder und nimmt keine Bilder an: Seinen Encoder daneben legen, etwa taesd_encoder.safetensors neben taesd_decoder.safetensors.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/networks/tokenizer.py" />
   <source>The model's tokenizer cannot be read: its vocabulary is missing or damaged.</source>
   <translation>Der Tokenizer des Modells kann nicht gelesen werden: Sein Vokabular fehlt oder ist beschädigt.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/networks/unet.py" />
   <source>A network of {1} levels needs pictures whose size is a multiple of {2}, not {3}.</source>
   <translation>Ein Netz mit {1} Stufen braucht Bilder, deren Größe ein Vielfaches von {2} ist, nicht {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/plane/session.py" />
   <source>The engine no longer has this model: start again.</source>
   <translation>Die Engine hat dieses Modell nicht mehr: neu beginnen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/plane/session.py" />
   <source>The playground cannot begin: {1}</source>
   <translation>Die Spielwiese kann nicht beginnen: {1}</translation>
  </message>
  <message>
   <location filename="../../studio/engine/plane/session.py" />
   <source>Training has diverged: the loss is not finite (NaN or infinity). Lower the learning rate.</source>
   <translation>Das Training ist divergiert: Der Loss ist nicht endlich (NaN oder unendlich). Die Lernrate senken.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/branch.py" />
   <source>{1} has no complete checkpoint{2}; its checkpoints: {3}.</source>
   <translation>{1} hat keinen vollständigen Checkpoint{2}; seine Checkpoints: {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/branch.py" />
   <source>Could not branch {1} into {2}: {3}</source>
   <translation>{1} konnte nicht nach {2} abgezweigt werden: {3}</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/branch.py" />
   <source>A branch keeps its parent's {1}; start a new run to change it.</source>
   <translation>Ein Zweig behält {1} seines Ursprungs; einen neuen Lauf starten, um das zu ändern.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/checkpoint.py" />
   <source>The checkpoint {1} does not fit this run: {2}</source>
   <translation>Der Checkpoint {1} passt nicht zu diesem Lauf: {2}</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/checkpoint.py" />
   <source>The optimizer differs from the checkpoint's: its state starts over; the weights are kept.</source>
   <translation>Der Optimierer weicht von dem des Checkpoints ab: Sein Zustand beginnt neu, und die Gewichte bleiben.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/checkpoint.py" />
   <source>No earlier checkpoint of this run is sound.</source>
   <translation>Kein früherer Checkpoint dieses Laufs ist unversehrt.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/checkpoint.py" />
   <source>The checkpoint {1} is damaged ({2}). {3}</source>
   <translation>Der Checkpoint {1} ist beschädigt ({2}). {3}</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/checkpoint.py" />
   <source>The checkpoint was made on a GPU that is not available here ({1}); training continues on the CPU.</source>
   <translation>Der Checkpoint entstand auf einer GPU, die es hier nicht gibt ({1}); das Training geht auf der CPU weiter.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/checkpoint.py" />
   <source>The newest sound one is that of step {1}: resume from there (--resume --at {2}), or branch from it.</source>
   <translation>Der neueste unversehrte ist der von Schritt {1}: dort fortsetzen (--resume --at {2}) oder abzweigen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/device.py" />
   <source>CPU, {1} thread{2}</source>
   <translation>CPU, {1} Thread{2}</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/device.py" />
   <source>This machine has no CUDA device that torch can use; choose --device cpu or auto.</source>
   <translation>Dieser Rechner hat kein CUDA-Gerät, das torch benutzen kann; --device cpu oder auto wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/device.py" />
   <source>Training runs on cpu or cuda, not on {1}.</source>
   <translation>Das Training läuft auf cpu oder cuda, nicht auf {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/device.py" />
   <source>There is no {1} here: this machine has {2} of them. Start as many processes as it has GPUs at most, or choose --device cpu.</source>
   <translation>Es gibt hier kein {1}: Dieser Rechner hat {2} davon. Höchstens so viele Prozesse starten, wie er GPUs hat, oder --device cpu wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/device.py" />
   <source>There is no device {1}; choose auto, cpu or cuda.</source>
   <translation>Es gibt kein Gerät {1}; auto, cpu oder cuda wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/evaluation.py" />
   <source>Mode collapse: at step {1} the samples differ {2} as much as the data's.</source>
   <translation>Mode Collapse: Bei Schritt {1} unterscheiden sich die Samples {2} so sehr wie die Daten.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/evaluation.py" />
   <source>Divergence: at step {1} the samples are {2} times as far from the data as real ones.</source>
   <translation>Divergenz: Bei Schritt {1} sind die Samples {2}-mal so weit von den Daten entfernt wie echte.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/evaluation.py" />
   <source>{1} Branch from step {2}, the last healthy checkpoint, with a remedy, or start over.</source>
   <translation>{1} Vom letzten gesunden Checkpoint, Schritt {2}, mit einer Abhilfe abzweigen oder neu beginnen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/evaluation.py" />
   <source>{1} No checkpoint is from before: start over, with a lower learning rate or a remedy.</source>
   <translation>{1} Kein Checkpoint ist von davor: mit niedrigerer Lernrate oder einer Abhilfe neu beginnen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/evaluation.py" />
   <source>Evaluating the samples</source>
   <translation>Die Samples werden ausgewertet</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/failures.py" />
   <source>The device ran out of memory. Use a smaller batch, network or picture size.</source>
   <translation>Dem Gerät ging der Speicher aus. Einen kleineren Batch, ein kleineres Netz oder kleinere Bilder benutzen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/failures.py" />
   <source>The loss is no longer a finite number, in step {1}; that step was not applied. {2} A lower learning rate or a smaller gradient_clip usually helps.</source>
   <translation>Der Loss ist in Schritt {1} keine endliche Zahl mehr; dieser Schritt wurde nicht angewandt. {2} Eine niedrigere Lernrate oder ein kleineres gradient_clip hilft meist.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/failures.py" />
   <source>The checkpoint of step {1} is kept.</source>
   <translation>Der Checkpoint von Schritt {1} bleibt.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/failures.py" />
   <source>There is no checkpoint yet.</source>
   <translation>Noch gibt es keinen Checkpoint.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/learner.py" />
   <source>The loss of {1} does not show when to stop early: leave patience unset.</source>
   <translation>Der Loss von {1} zeigt nicht, wann vorzeitig anzuhalten ist: patience nicht setzen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/learner.py" />
   <source>Those options do not fit {1}: {2}</source>
   <translation>Diese Optionen passen nicht zu {1}: {2}</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/learner.py" />
   <source>{1}, {2} steps</source>
   <translation>{1}, {2} Schritte</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/network_compatibility.py" />
   <source>{1} {2} another network than the checkpoint's, whose weights do not fit: put {3} back, or start a new run.</source>
   <translation>{1} {2} ein anderes Netz als das des Checkpoints, dessen Gewichte nicht passen: {3} zurücksetzen oder einen neuen Lauf starten.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/process_group.py" />
   <source>A batch of {1} cannot be shared evenly by {2} processes; choose a multiple.</source>
   <translation>Ein Batch von {1} lässt sich nicht gleichmäßig auf {2} Prozesse verteilen; ein Vielfaches wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/process_group.py" />
   <source>The training processes could not find each other: {1}.</source>
   <translation>Die Trainingsprozesse konnten einander nicht finden: {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/registry.py" />
   <source>There is no model {1} to train. Models: {2}.</source>
   <translation>Es gibt kein Modell {1} zum Trainieren. Modelle: {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/requests.py" />
   <source>The run has {1}: {2} had no effect.</source>
   <translation>Der Lauf ist {1}: {2} hatte keine Wirkung.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/requests.py" />
   <source>A learning rate is more than 0 and at most 1, not {1}.</source>
   <translation>Eine Lernrate ist größer als 0 und höchstens 1, nicht {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/resume.py" />
   <source>Requests from after the run had ended had no effect: {1}.</source>
   <translation>Anforderungen nach dem Ende des Laufs hatten keine Wirkung: {1}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/resume.py" />
   <source>{1} has no complete checkpoint of step {2}; its checkpoints: {3}.</source>
   <translation>{1} hat keinen vollständigen Checkpoint von Schritt {2}; seine Checkpoints: {3}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/resume.py" />
   <source>{1} is being trained right now, by process {2} on {3}. If that has just ended, try again in {4} s.</source>
   <translation>{1} wird gerade trainiert, von Prozess {2} auf {3}. Falls dieser eben endete, in {4} s erneut versuchen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/resume.py" />
   <source>{1} is being trained right now, by process {2}.</source>
   <translation>{1} wird gerade trainiert, von Prozess {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/resume.py" />
   <source>This run is complete ({1}). Raise its steps or its time to train it further.</source>
   <translation>Dieser Lauf ist abgeschlossen ({1}). Seine Schritte oder seine Zeit erhöhen, um weiter zu trainieren.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/resume.py" />
   <source>This run stopped early, {1} validations after its lowest loss. Raise its patience to train it further.</source>
   <translation>Dieser Lauf endete vorzeitig, {1} Validierungen nach seinem niedrigsten Loss. Seine Geduld erhöhen, um weiter zu trainieren.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/resume.py" />
   <source>A run keeps its {1} when it is resumed; start a new run to change it.</source>
   <translation>Ein Lauf behält beim Fortsetzen {1}; einen neuen Lauf starten, um das zu ändern.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/run.py" />
   <source>The data differs from what this recipe was made with; training uses the present data.</source>
   <translation>Die Daten weichen von denen ab, für die dieses Rezept entstand; das Training benutzt die aktuellen.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/run.py" />
   <source>Skipped {1} of {2} files: {3}{4}.</source>
   <translation>{1} von {2} Dateien übergangen: {3}{4}.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/run.py" />
   <source>The data set has changed since the checkpoint; training continues with the present data.</source>
   <translation>Der Datensatz hat sich seit dem Checkpoint geändert; das Training geht mit den aktuellen Daten weiter.</translation>
  </message>
  <message>
   <location filename="../../studio/engine/training/session.py" />
   <source>Stopped early: the validation loss has not improved for {1} validations{2}.</source>
   <translation>Vorzeitig beendet: Der Validierungs-Loss ist seit {1} Validierungen nicht besser geworden{2}.</translation>
  </message>
  <message>
   <location filename="../../studio/compositing.py" />
   <source>The extended picture of {1}x{2} has more than {3} megapixels.</source>
   <translation>Das erweiterte Bild von {1}x{2} hat mehr als {3} Megapixel.</translation>
  </message>
  <message>
   <location filename="../../studio/display.py" />
   <source>QT_QPA_PLATFORM asks for Wayland, but no Wayland display answers.</source>
   <translation>QT_QPA_PLATFORM verlangt Wayland, aber keine Wayland-Anzeige antwortet.</translation>
  </message>
  <message>
   <location filename="../../studio/display.py" />
   <source>There is no display to open a window on. Over ssh, connect with `ssh -X`; `denoise-studio --help` lists the commands that need none.</source>
   <translation>Es gibt keine Anzeige für ein Fenster. Über ssh mit `ssh -X` verbinden; `denoise-studio --help` nennt die Befehle, die keine brauchen.</translation>
  </message>
  <message>
   <location filename="../../studio/display.py" />
   <source>The display {1} cannot be opened: no X server answers, or it refuses access.</source>
   <translation>Die Anzeige {1} kann nicht geöffnet werden: Kein X-Server antwortet, oder er verweigert den Zugang.</translation>
  </message>
  <message>
   <location filename="../../studio/display.py" />
   <source>QT_QPA_PLATFORM is {1}, which this Qt does not have. Unset it to let Qt choose.</source>
   <translation>QT_QPA_PLATFORM ist {1}, was dieses Qt nicht hat. Nicht setzen, damit Qt wählt.</translation>
  </message>
  <message>
   <location filename="../../studio/display.py" />
   <source>The window needs the library {1}. On Debian and Ubuntu: apt install {2}.</source>
   <translation>Das Fenster braucht die Bibliothek {1}. Unter Debian und Ubuntu: apt install {2}.</translation>
  </message>
  <message>
   <location filename="../../studio/picture_comparison.py" />
   <source>The pictures have different sizes, {1}x{2} and {3}x{4}: nothing to compare.</source>
   <translation>Die Bilder haben verschiedene Größen, {1}x{2} und {3}x{4}: nichts zu vergleichen.</translation>
  </message>
  <message>
   <location filename="../../studio/picture_files.py" />
   <source>its colours were converted from {1} to sRGB</source>
   <translation>seine Farben wurden von {1} nach sRGB umgewandelt</translation>
  </message>
  <message>
   <location filename="../../studio/picture_files.py" />
   <source>its floating-point values were scaled to 8 bits</source>
   <translation>seine Gleitkommawerte wurden auf 8 Bit skaliert</translation>
  </message>
  <message>
   <location filename="../../studio/picture_files.py" />
   <source>its 32-bit values were scaled to 8 bits</source>
   <translation>seine 32-Bit-Werte wurden auf 8 Bit skaliert</translation>
  </message>
  <message>
   <location filename="../../studio/picture_files.py" />
   <source>its colour profile does not fit its pixels and was left out</source>
   <translation>sein Farbprofil passt nicht zu seinen Pixeln und wurde weggelassen</translation>
  </message>
  <message>
   <location filename="../../studio/serve.py" />
   <source>There is not enough memory for this data set. Choose a smaller picture size.</source>
   <translation>Der Speicher reicht nicht für diesen Datensatz. Eine kleinere Bildgröße wählen.</translation>
  </message>
  <message>
   <location filename="../../studio/serve.py" />
   <source>Loading the libraries</source>
   <translation>Die Bibliotheken werden geladen</translation>
  </message>
  <message>
   <location filename="../../studio/serve.py" />
   <source>The engine did not understand a request.</source>
   <translation>Die Engine hat eine Anforderung nicht verstanden.</translation>
  </message>
 </context>
</TS>
