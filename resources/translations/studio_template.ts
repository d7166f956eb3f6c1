<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en">
 <context>
  <name>studio</name>
  <message>
   <location filename="../../studio/ui/background.py" />
   <source>There is not enough memory for it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/background.py" />
   <source>Unexpected error: {error}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/amount_dialog.py" />
   <source>Apply</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/amount_dialog.py" />
   <source>Cancel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/candidate_strip.py" />
   <source>Before: press and hold to see the picture without a result.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/candidate_strip.py" />
   <source>Results</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/candidate_strip.py" />
   <source>Arrow keys or 1 to 9 choose a result, S gives it a star, Delete discards it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/candidate_strip.py" />
   <source>Before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/candidate_strip.py" />
   <source>Result {index}. A star keeps it when others go.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas.py" />
   <source>Canvas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas.py" />
   <source>The picture and its mask. Drag to use the tool, hold Space to pan.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas.py" />
   <source>The clipboard holds no picture. Copy a picture or its file, then paste again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Upper left</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Top</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Upper right</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Left</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Middle</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Right</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Lower left</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Bottom</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Lower right</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Canvas size</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Layers keep what lies outside the canvas. The added area is transparent.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>The point of the picture that stays in place.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Change</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/canvas_size_dialog.py" />
   <source>Anchor</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/empty_state.py" />
   <source>Generate a picture, or drop, paste or open one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/empty_state.py" />
   <source>Open picture…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/empty_state.py" />
   <source>Open picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/empty_state.py" />
   <source>Open a picture file to paint a mask on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/extend_dialog.py" />
   <source>Extend canvas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/extend_dialog.py" />
   <source>Extend</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/extend_dialog.py" />
   <source>The added area is masked: Generate then fills it, and keeps the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/extend_dialog.py" />
   <source>{width} × {height} becomes {width_2} × {height_2} pixels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/extend_dialog.py" />
   <source>Pixels to add: {side}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/filler.py" />
   <source>Text</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/filler.py" />
   <source>Text to write as a layer:</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/filler.py" />
   <source>Write text</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/frame_painter.py" />
   <source>{crop}, seen at {width} × {height}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/image_size_dialog.py" />
   <source>Image size</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/image_size_dialog.py" />
   <source>Picture, layers and mask are resampled with a Lanczos filter.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/image_size_dialog.py" />
   <source>Resample</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/incoming.py" />
   <source>its 16-bit values were reduced to 8 bits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/incoming.py" />
   <source>the pasted picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/incoming.py" />
   <source>its colours were converted from its profile to sRGB</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/incoming.py" />
   <source>That picture has more than {max_pixels} megapixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/incoming.py" />
   <source>its colours were converted from “{name}” to sRGB</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/new_dialog.py" />
   <source>New picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/new_dialog.py" />
   <source>Create</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/new_dialog.py" />
   <source>At most {max_pixels} megapixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/new_dialog.py" />
   <source>{width} × {height} pixels, white</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/new_dialog.py" />
   <source>Width</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/new_dialog.py" />
   <source>Height</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/new_dialog.py" />
   <source>{label} of the canvas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/picture_view.py" />
   <source>Click: before / after</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/picture_view.py" />
   <source>Click or arrow keys: select</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/picture_view.py" />
   <source>1 to 9: choose · click: before / after</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/selector.py" />
   <source>The selection was stopped, and so was what waited for it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/size_fields.py" />
   <source>Keep proportions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/size_fields.py" />
   <source>Let height follow width, and width follow height.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/size_fields.py" />
   <source>New width in pixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/size_fields.py" />
   <source>New height in pixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/transformer.py" />
   <source>Choose a layer to transform: a group is active.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/transformer.py" />
   <source>Mask what is to be transformed first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/transformer.py" />
   <source>Transform layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/transformer.py" />
   <source>Choose a layer to transform: the mask is active.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/transformer.py" />
   <source>The layer “{layer}” is locked.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>no</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>with the recipe's model and prompt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Upscale picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Upscaler</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>The model that upscales the picture; Add model takes .safetensors files of other programs.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Scale</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Refine</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Repaint the upscaled picture in tiles, which adds detail: image to image.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Denoising strength</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Progress of upscaling</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Upscale</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Upscale the picture; the result waits to be accepted.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Stop</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Stop; the picture stays as it is.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>Waiting for the engine…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>There is no picture to upscale. Open or generate one first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>How many times wider and higher the picture becomes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>How much refining changes: 0.3 adds detail, more changes shapes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>none: Lanczos resampling</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>tile {done} of {total}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/canvas/upscale_dialog.py" />
   <source>{old} becomes {width} × {height} pixels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/colour/colour_button.py" />
   <source>Foreground colour, which paints on a layer, over the background colour (Shift+X swaps them).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/colour/colour_button.py" />
   <source>Colour {hex}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/colour/colour_popup.py" />
   <source>Colour as a hexadecimal number</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/colour/colour_popup.py" />
   <source>Red, green and blue as two hexadecimal digits each, such as #f08c2e.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/colour/colour_popup.py" />
   <source>Hex</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/colour/colour_popup.py" />
   <source>Recent</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/colour/colour_popup.py" />
   <source>In the picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/colour/colour_square.py" />
   <source>Colour square</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/colour/colour_square.py" />
   <source>Saturation from left to right, brightness from bottom to top, hue in the bar.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/colour/swatches.py" />
   <source>Colour {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/command_palette.py" />
   <source>Find command</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/command_palette.py" />
   <source>Commands</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/command_palette.py" />
   <source>No command matches.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Side by side</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Wipe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Blink</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Difference</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>How both are shown</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>How both are shown; the keys 1 to 4.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Blink rate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>How many times per second the pictures alternate.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Swap A and B</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Exchange the places of both pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Same step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Keep both lanes at the same step while the playhead moves.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Close  Esc</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Close comparison</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_bar.py" />
   <source>Show the canvas again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_view.py" />
   <source>Comparison</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_view.py" />
   <source>1 to 4 choose how both are shown, T swaps what is seen, Esc leaves.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/compare/comparison_view.py" />
   <source>0 … {largest} of 255</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>Course</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>Station of the course</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>The stations of the course; a check mark shows which are completed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>Previous station</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>Go to the previous station.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>Next station</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>Go to the next station.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>Set it up</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>Show what this station needs, with its settings filled in.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>Close course</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>Close the course; Help &gt; Course opens it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>{done} of {count} completed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>✓ Done: {task}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/course/course_panel.py" />
   <source>To do: {task}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/dates.py" />
   <source>today {time}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>As needed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Saves memory only if the estimate says that it is needed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Never</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Saves no memory, whatever the estimate says.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Decode in tiles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Decodes large pictures in tiles, one after the other.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Offload</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Keeps one network at a time on the graphics card.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>8-bit weights</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Stores the U-Net in 8 bits a number, which changes the picture a little.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Automatic</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>32 bits on a processor; 16 bits on a graphics card for models made elsewhere.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>32 bits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Exact, and twice as large as 16 bits.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>16 bits with the range of 32; for newer devices.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>16 bits, for graphics cards.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Memory and speed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Save memory</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>How memory is saved for large models and pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Precision</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Number format of text-to-image models.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Loaded models</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Turbo</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Compile U-Nets in the background, on a graphics card.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Reset</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Set all of these to their defaults.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source>Memory that loaded models may take together; 0 is half of the device's.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/engine/engine_settings_dialog.py" />
   <source> {device} has no use for Turbo and offloading.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>Tick Predict to let a model estimate the clean picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>The model looks at xₜ …</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>Predict x₀ from here</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>One evaluation of a model at xₜ: its estimate of the clean picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>Model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>Label</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>Prompt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>Prompt of the prediction</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>The words that the model gets; empty for none.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>x̂₀ predicted from xₜ</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>(xₜ - √(1 - ᾱₜ) · ε̂) / √ᾱₜ, with the network's ε̂.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>The model that predicts the clean picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>The class that the model gets.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>none</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/clean_prediction.py" />
   <source>{model} at {width} × {height}, its t = {timestep}, where ᾱ = {alpha_bar:.3g}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/explore_panel.py" />
   <source>Explore</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_tab.py" />
   <source>Forward process</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>The schedules come from the engine, which is still starting.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Open or generate a picture: it is noised here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Drag in the charts to draw. ᾱ always falls: other parts of the curve yield.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Noise schedule</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>How the noise level rises with t.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Seed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Timestep t</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>The timestep t.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>xₜ in one step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>xₜ₋₁ of the chain</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>The chain, one transition before xₜ.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>xₜ by the chain</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>t + 1 times √(1 - β) · x + √β · ε, each time with new noise.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Undo stroke</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Take back the last change of the drawn schedule.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Start over</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Draw on a copy of the schedule that was chosen before.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Train on it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Put the drawn schedule into the training recipe.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Values of xₜ</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Number of timesteps of the schedule.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>Seed of the noise.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>
At the last t, ᾱ = {left:.2g}: sampling begins with pure noise, which the model has never seen.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>mean {mean:.3f}, std {deviation:.3f}
(expected {expected_mean:.3f}, {expected_deviation:.3f})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>values of {x} in one step (bars), and N(0, 1) (dashed)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>values of {x}: in one step (bars), by the chain (line), and N(0, 1) (dashed)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/forward_view.py" />
   <source>mean {mean:.3f}, std {std:.3f}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomalies.py" />
   <source>Only pictures that a model encodes have a reconstruction error: choose a data set, not samples or texts.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomaly_view.py" />
   <source>Rank: each picture is encoded and decoded; the error tells how unlike the training data it is.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomaly_view.py" />
   <source>Rank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomaly_view.py" />
   <source>Measure the reconstruction error of every picture on the map.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomaly_view.py" />
   <source>Select</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomaly_view.py" />
   <source>Select the pictures above the threshold on the map.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomaly_view.py" />
   <source>Pictures shown</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomaly_view.py" />
   <source>The pictures with the largest errors, or those just above the threshold.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomaly_view.py" />
   <source>Anomalies</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomaly_view.py" />
   <source>Largest error</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomaly_view.py" />
   <source>At the threshold</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/anomaly_view.py" />
   <source>{count:,} above {threshold:.4g}, {below:,} at or below: {share:.1%} are anomalies.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/arithmetic.py" />
   <source>Select points on the map first; then set {group}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/arithmetic_view.py" />
   <source>Select points on the map, then set A; B is subtracted, C is added.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/arithmetic_view.py" />
   <source>To canvas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/arithmetic_view.py" />
   <source>Put the decoded result on the canvas; undo takes it back.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/arithmetic_view.py" />
   <source>Nearest in the data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/arithmetic_view.py" />
   <source>Clear</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/arithmetic_view.py" />
   <source>The result, decoded, and the nearest pictures of the data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/arithmetic_view.py" />
   <source>Mean of {group}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/arithmetic_view.py" />
   <source>Set {group}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/arithmetic_view.py" />
   <source>Make the selected points group {group}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/arithmetic_view.py" />
   <source>Leave group {group} out.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/explore/latents/arithmetic_view.py" />
   <source>{count:,} points</source>
   <extracomment>for 1: {count:,} point</extracomment>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/cloud_painter.py" />
   <source>and {more} more</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/error_histogram.py" />
   <source>Reconstruction errors</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/error_histogram.py" />
   <source>Drag the threshold, or move it by arrow keys: pictures with a larger error are anomalies.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/error_histogram.py" />
   <source>mean squared error, counts on a square-root scale</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/explanations.py" />
   <source>Choose a model and press Map: its encoder places every picture of the data in its latent space.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/explanations.py" />
   <source>No model here has a latent space. Train a VAE or an autoencoder in the Train workspace (F3).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/explanations.py" />
   <source>Drag: lasso. Shift: add. Wheel: zoom. Middle button or Space: pan. Click: put on the canvas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/explanations.py" />
   <source>PCA turns the codes z so that x and y are the two directions along which they vary most: p = Wᵀ(z - z̄), with the first two eigenvectors of the covariance in W (Pearson 1901). Points far apart here are far apart in the latent space; points near each other need not be near.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/explanations.py" />
   <source>LDA finds the directions w that separate the classes best, max wᵀBw / wᵀCw (Fisher 1936): the scatter B between the classes over the scatter C within them. It uses the classes' labels: it shows which classes the codes can separate, not where they vary most.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/explanations.py" />
   <source>t-SNE keeps neighbours together: it minimizes KL(P‖Q) = Σ pᵢⱼ log(pᵢⱼ / qᵢⱼ), with Gaussian similarities p of the codes and heavy-tailed q ∝ (1 + ‖yᵢ - yⱼ‖²)⁻¹ on the map (van der Maaten &amp; Hinton 2008, equations 2 to 4). Groups mean something; their distances and sizes do not.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/explanations.py" />
   <source>Two latent dimensions as they are, zᵢ and zⱼ. A VAE is trained so that all codes together follow N(0, I), by the term KL(q(z|x)‖p(z)) of its loss (Kingma &amp; Welling 2014, equation 10): where that has worked, the cloud is round, with its centre at 0.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/explanations.py" />
   <source>The code under the pointer is exact, since the space has two numbers: the canvas shows it decoded.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/explanations.py" />
   <source>The canvas shows the place under the pointer, decoded: the code z̄ + Wp in this plane, with the components outside the plane of the mean or of the nearest point.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/explanations.py" />
   <source>A place of this map has no code of its own: the canvas shows the mean of the four nearest points' codes, weighted by 1 / d², decoded.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/explanations.py" />
   <source>A text's code is the mean of the text encoder's states over its tokens. It has no picture; a click puts the text into the recipe.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/films.py" />
   <source>Select two or more points on the map: the film leads from each to the next.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/films.py" />
   <source>The codes of texts cannot be decoded: lead the film between two prompts instead.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/films.py" />
   <source> to </source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/films.py" />
   <source>{ends}, through {count} points</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/films.py" />
   <source>seed {first} to {last}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/films.py" />
   <source>seed {first}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/films.py" />
   <source>{start} to {to_prompt}, {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/films.py" />
   <source>no prompt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/films.py" />
   <source>The film is a lane of the timeline: {available} frames.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_tab.py" />
   <source>There is no map yet: choose a model and press Map.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_tab.py" />
   <source>Latent map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_tab.py" />
   <source>The pictures of the map are damaged.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_tab.py" />
   <source>t-SNE was stopped so that the picture can be generated.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_tab.py" />
   <source>Picture from the latent map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_tab.py" />
   <source>Stopped.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_tab.py" />
   <source>The pictures of the map could not be read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_tab.py" />
   <source>A manifold needs a VAE or GAN with two latent numbers; this one has {dimensions}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>Below the map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>What to do with the points.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>Off the plane</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>The components of a decoded code outside the map's plane: those of the mean, or of the nearest point.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>Place picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>Encode the picture of the canvas, or pictures of files, and show where they lie.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>Make a film</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>between the classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>of the variance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>Path</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>Arithmetic</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>Mean of the codes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>Nearest point</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>{dimensions:,} latent numbers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>settled</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>{count:,} of {data}
{keys}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/latent_view.py" />
   <source>iteration {iteration:,}</source>
   <translation type="unfinished" />
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
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Its own data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Digits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Axes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Points</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Encode the pictures and lay their codes out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>End the computation; t-SNE keeps its current state.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Stop mapping</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Method</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>How the codes are laid out on a plane.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Points as</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>How points are shown.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Decode as</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Texts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>The texts to encode, one a line.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Folder of pictures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>The model whose latent space is shown.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>The pictures that are encoded; for a GAN, samples it makes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Maximum number of points; of more, evenly spaced ones are taken.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Seed of t-SNE and of drawn samples.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>The class of decoded pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Dots</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Pictures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Its own samples</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>Folder…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_fields.py" />
   <source>The latent number along {name}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_saving.py" />
   <source>Picture of the map (*.png);;Points (*.csv)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_saving.py" />
   <source>Save map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_saving.py" />
   <source>There is no map to save yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/map_saving.py" />
   <source>Saved {path}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Select two or more points on the map: click one, and further ones with Shift.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Path between</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>The start and the end of the film.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Line</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Straight lines, or great circles, on which noise keeps its strength.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Frames</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Frame of the film</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Scrub the film; it is a lane of the timeline, which the Watch workspace (F2) shows.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Length of the film, both ends included.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>The model that makes pictures of the noises, by DDIM.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>From prompt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>To prompt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Points of the map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Noises and prompts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Straight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>Great circle</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>From seed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>To seed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>{name} this prompt; for models with a prompt.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>A path through {count:,} points, in the order of the selection.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/path_view.py" />
   <source>{name} of the starting noise.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/picture_strip.py" />
   <source>Click a picture to put it on the canvas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/placing.py" />
   <source>Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/placing.py" />
   <source>Place pictures on map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/placing.py" />
   <source>There is no picture on the canvas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/placing.py" />
   <source>canvas {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/placing.py" />
   <source>At most {most} pictures can be placed on a map.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/placing.py" />
   <source>{name} lies nearest to: {near}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/latents/placing.py" />
   <source>Could not make a temporary folder: {why}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_tab.py" />
   <source>Network</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>A denoising network receives the noisy picture and the timestep, and predicts the noise. The U-Net (Ronneberger, Fischer and Brox 2015) halves the resolution from level to level and has more channels, so that the lowest level sees the whole picture at once; on the way up, skip connections bring back the detail that was lost. Time (Ho, Jain and Abbeel 2020) and label are added in every block; a prompt is read by cross-attention (Rombach et al. 2022). A marks self-attention, P cross-attention to the prompt.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>The network is described by the engine, which is busy or still starting.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>self-attention</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>cross-attention to the prompt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>1 tensor goes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>Stages of the network</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>{stage}: output {shape}, {parameters:,} weights</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>{title}: {network}, {parameters:,} weights. Its input is {c} x {h} x {w} (channels x height x width).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>Point at a stage, or choose one with Left and Right.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>{skipped} tensors go</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>{tensors} to {name} by skip connection</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source>joined with the output of {received}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/network_view.py" />
   <source> and </source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_tab.py" />
   <source>Pixels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Red</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Green</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Blue</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Alpha</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Matrix of pixel values</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Part</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>The pixels around the pointer, or the box around the mask; arrow keys move over it, with Shift farther.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Copy</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Copy the numbers of the part as a table; at the pointer, the visible ones.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Channel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>The channel shown.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>As in a file, or as a network sees it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Values of the channels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>the picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>this picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>elements</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>as uint8</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>as float32</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>latents</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Open or generate a picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Channels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Histogram</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Memory</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>At the pointer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>Masked part</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>0 to 255</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>-1 to 1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>the masked part, {width} × {height}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/pixels_view.py" />
   <source>values of {what}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Diffusion</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Heun, probability flow</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Distribution</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>The distribution to learn.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Draw…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Draw a distribution</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Draw the points by hand.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>The model that learns the distribution.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Schedule</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Rate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Sampler</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>How points move from noise to data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Factor on the model's own learning rate.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Seed of the initial weights, the batches and the noise.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_fields.py" />
   <source>Denoising steps of the path: more follow it more exactly.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_tab.py" />
   <source>Plane</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Press Train.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Draw the points first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>The engine is still starting.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>All samplers from the same noise, with equally many evaluations of the network.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>density of the samples</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>exact density</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>score of the model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>exact score</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>model and exact (coloured)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>model minus exact</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Train</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Train the model while its samples are shown.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>One training step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>One step of the discriminator: it learns to tell data from samples.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>One step of the generator: it learns to fool the discriminator.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Reset the model to its initial weights.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Race samplers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Evaluations</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Points of the plane</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Shade</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>The values that shade the plane.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Arrows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>The vector field at the current t.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Paths</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>The paths of some points up to here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Points of the data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Play</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Play the points' paths from noise to data in a loop.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>From noise to data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>The state between noise and data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Training step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>The training step whose model is shown.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Pause</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Step both</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Step D</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Step G</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Evaluations of the network for each sampler.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>The nearer the energy distance to the data is to 0, the better the samples.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>energy distance of the samples to the data {distance:.3f}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>{where}, ᾱ = {alphas_cumprod:.4g}; {evaluations} evaluations; {distance}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>{text}; error of ε {error:.3f} ({accuracy})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>{title}
distance {distance:.3f}, {evaluations} evaluations</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source> (shown: {step:,})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>training step {step:,}{shown}    {losses}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>Samplers belong to diffusion models.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>latents z</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/plane/plane_view.py" />
   <source>output of the network for z</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/schedule_charts.py" />
   <source>Drag to draw the schedule; up and down keys move it at the marker.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/schedule_charts.py" />
   <source>Linear</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/schedule_charts.py" />
   <source>Cosine</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/schedule_charts.py" />
   <source>Exponential</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/schedule_charts.py" />
   <source>Sigmoid</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/schedule_charts.py" />
   <source>Scaled linear</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/schedule_charts.py" />
   <source>Drawn</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/schedule_charts.py" />
   <source>Signal level of all schedules</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/schedule_charts.py" />
   <source>Signal-to-noise ratio of all schedules</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/schedule_charts.py" />
   <source>log10 SNR, in the same colours</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_tab.py" />
   <source>Two times</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_tab.py" />
   <source>The first checkpoint is sampled …</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_tab.py" />
   <source>Sample all checkpoints</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Choose a run and press Sample all checkpoints.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>There is no training run with checkpoints yet. Train a diffusion model first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Training run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Shown</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>The estimates of the clean picture, or the noisy states.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Denoise the same noise by each checkpoint of the run.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Training steps by denoising steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>The training step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Denoising step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>The denoising step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>The chosen cell</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Put the chosen picture on the canvas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Branch run here</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Prepare a training run that continues from this checkpoint.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Generate this row</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Generate it by this checkpoint, and go to this step in the timeline: there it can be forked.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>The training run whose checkpoints sample.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>The class to sample.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>Denoising steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>random</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/times_view.py" />
   <source>training step {steps_of_row:,}
denoising step {step} of {steps}, t = {timestep}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_tab.py" />
   <source>The attention of this lane cannot be shown: it has no prompt, or one with weights, changes or LoRAs.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_tab.py" />
   <source>The attention can be shown once the picture is finished.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_tab.py" />
   <source>Words</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_tab.py" />
   <source>Computing the attention …</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_tab.py" />
   <source>Save attention</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_tab.py" />
   <source>all</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_tab.py" />
   <source>{path} is saved.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>Select a lane of a text-to-image model in the timeline, and press Show attention.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>Attention layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>Heads</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>Show attention</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>Compute the cross-attention to each word of the prompt, over all steps of the lane.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>Words by denoising steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>The chosen word and step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>Attention to each word over the steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>mean attention</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>Save picture…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>Save all words and steps as a PNG.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>Save table…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>Save the curves as a CSV file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>The cross-attention layer; all: their mean.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>A quarter of the layer's attention heads; all: their mean.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>step {frame} of {total}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>“{word}” at step {step}, t = {timestep}: {share:.1%} of the attention</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explore/words_view.py" />
   <source>group {g} of {head_groups}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>MP4 needs PyAV: pip install "denoise-studio[video]", or choose WebP.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Animated PNG (*.png)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Numbered PNGs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Contact sheet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Film</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Lanes of the film</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>The checked lanes are shown side by side, from left to right.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Format</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>The film's file format.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>The noisy states, or the predicted pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Speed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Size</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>How many times wider and higher the pictures become.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Progress of the film</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Make film…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Choose where it goes, and make it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Stop; no file is written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>No lane of the timeline has its frames on disk: generate or train first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Frames per second; the whole film of 20 steps takes 2 s at 10.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Writing the file…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Check at least one lane.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>Predicted x0</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/films/film_dialog.py" />
   <source>frame {done} of {total}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Paint a colour; erase to noise, from which anything may come; restore the frame; mask where the branch may differ. The keys 1 to 5.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Paint</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Noise</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Restore</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Mask</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Unmask</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Around paint</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>In mask</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Everywhere</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Tool</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Hold</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Where the branch may differ</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Where the picture may change; elsewhere it stays as it was.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Continue  Enter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Continue from the painted frame</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Denoise again from the painted frame on, as a branch.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Close without continuing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Show the canvas again; what was painted is kept until another frame is chosen.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Colour</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>The colour to paint with; Alt and a click take one from the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>Diameter of the brush; [ and ] change it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_bar.py" />
   <source>The paint is kept for this share of the remaining steps; then the model may change it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_view.py" />
   <source>Painted frame</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_view.py" />
   <source>Drag to paint, hold Space to pan; Enter continues from here, Esc leaves.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/frame_painting/painting_view.py" />
   <source>The clipboard holds no picture. Copy a picture, then paste again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>ddim, euler, dpmpp_2m</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>auto, karras</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>searched, first replacement, second</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>blurry, dark</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>pocket, pocket-lightning</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>plain, a1111</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>Columns</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>Rows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>Sheets</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>A list, a range such as 1-5 or 1..7(+2), or 1-10 [5] for five values; of a prompt, the first is replaced.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>What changes along this axis.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>Values of the {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/axis_row.py" />
   <source>Nothing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/cells_view.py" />
   <source>Pictures of the grid</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/cells_view.py" />
   <source>Each combination of the values becomes a picture here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Grid</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Make grid</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Queue a picture for each combination of these values, with the recipe of the panel.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Remove the pictures that have not started.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Make the rest</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Queue the pictures that were left blank.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Save sheet…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Save all pictures with their labels as one PNG.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Use recipe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Load the recipe of the selected cell into the panel.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Race</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Measure evaluations, time, and the distance to the result of 1,000 steps, made last.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>View</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Pictures, or a table.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>reference to come</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>Table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>{count} pictures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>{made} of {total} made</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/grid_dialog.py" />
   <source>{failed} left blank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/grids/race_table.py" />
   <source>Picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/gallery.py" />
   <source>History gallery</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/gallery.py" />
   <source>Back</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/gallery.py" />
   <source>Go back to the workspace; Esc does so too.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/gallery.py" />
   <source>Size of thumbnails</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/gallery.py" />
   <source>Show larger or smaller pictures: Ctrl with the wheel, + and -.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/gallery.py" />
   <source>Undo the last deletion.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/gallery.py" />
   <source>Restore deleted results</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/history/gallery.py" />
   <source>{count} results are selected.</source>
   <extracomment>for 1: {count} result is selected.</extracomment>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/gallery.py" />
   <source>Stars</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/gallery.py" />
   <source>No result matches. Esc clears the search.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/gallery.py" />
   <source>Every generated picture is kept here with its recipe.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/history/gallery.py" />
   <source>{count} results</source>
   <extracomment>for 1: {count} result</extracomment>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_grid.py" />
   <source>History</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/history_model.py" />
   <source>seam {seam:.2g} (1: none)</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/history/history_panel.py" />
   <source>{count} results were moved to the trash.</source>
   <extracomment>for 1: Moved to the trash.</extracomment>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_panel.py" />
   <source>Restore the last deleted result.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/history_panel.py" />
   <source>Restore deleted result</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/history_panel.py" />
   <source>Generate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/history_panel.py" />
   <source>Generate a picture with the current recipe.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/history_panel.py" />
   <source>Generate first picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/history_panel.py" />
   <source>No result matches.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/history_panel.py" />
   <source>Show all</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/history_panel.py" />
   <source>Clear the search.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/history_panel.py" />
   <source>Nothing was deleted since the start.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/history/history_panel.py" />
   <source>{count} folders could not be read.</source>
   <extracomment>for 1: {count} folder could not be read.</extracomment>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/history/history_search.py" />
   <source>Search</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/history_search.py" />
   <source>Search history</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/history_search.py" />
   <source>Show results with all these words in prompt, model, sampler, tags or date.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/history_search.py" />
   <source>Minimum stars</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/history_search.py" />
   <source>Show results with at least this many stars.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/history_search.py" />
   <source>Any model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/history_search.py" />
   <source>Model of results</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/history_search.py" />
   <source>Show results of this model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/history_search.py" />
   <source>Clear search</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/history/history_search.py" />
   <source>Any</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/in_view.py" />
   <source>The canvas is not in view: F1 shows it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/in_view.py" />
   <source>The recipe is not in view: F1 shows it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/in_view.py" />
   <source>The history is not in view: F1 shows it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/in_view.py" />
   <source>The history gallery is not in view: Ctrl+Shift+H shows it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/in_view.py" />
   <source>The models are not in view: Ctrl+M lists them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/in_view.py" />
   <source>The latent map is not in view: F4 shows the Explore workspace.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/in_view.py" />
   <source>The runs are not in view: Ctrl+R lists them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/in_view.py" />
   <source>The timeline is hidden: View &gt; Reset workspace shows it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>Generate a picture and rest the playhead on a step: its equation, numbers and terms are shown here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>Computing the terms of this step…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The state that enters the step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The network's estimate of the clean picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The noise that the network predicts in xₜ.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The state that leaves the step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The part that points from x₀ back towards xₜ, at the next noise level.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>Fresh noise that this sampler adds.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The prediction with the prompt or class.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The prediction without it, or with the negative prompt.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The difference that guidance multiplies by the CFG scale and adds.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The prediction before x₀ was clipped to -1 ... 1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The result of a step along the current slope.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The network's estimate of the clean picture there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The noise that the network predicts there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>The state before the known region was restored around the mask.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>Terms of the update</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>What they are made of</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>step {step} of {steps}, {sampler}
t = {timestep}  →  {timestep_prev}
ᾱ = {alpha_bar:.4g}  →  ᾱ′ = {alpha_bar_prev:.4g}
σ = {sigma:.4g}, CFG scale {guidance:g}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>x₀ is clipped to -1 ... 1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>Around the mask the known picture was restored after the update.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>term </source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>not finite</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>Press to show it on the canvas.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>From {count} steps before.</source>
   <extracomment>for 1: From {count} step before.</extracomment>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>mean</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>norm</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/inspector/inspector_panel.py" />
   <source>Show {kind}{symbol} on the canvas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/kept_settings.py" />
   <source>The settings could not be read ({strerror}). They were moved to {place}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/guide_fields.py" />
   <source>What the layer shows; the network gets it as painted.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/guide_fields.py" />
   <source>Weight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/guide_fields.py" />
   <source>How strictly the layer is followed: 0 ignores it, 1 is as trained.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/guide_fields.py" />
   <source>Start</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/guide_fields.py" />
   <source>Share of the steps before the control sets in.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/guide_fields.py" />
   <source>End</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/guide_fields.py" />
   <source>Share of the steps after which it ends.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/guide_fields.py" />
   <source>Kind of control</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/layer_tree.py" />
   <source>Layers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/layer_tree.py" />
   <source>Brush and eraser paint the mask: what is repainted.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/layer_tree.py" />
   <source>Click to hide</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/layer_tree.py" />
   <source>Click to show</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/layer_tree.py" />
   <source>Click to unlock</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/layer_tree.py" />
   <source>Click to lock</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/layer_tree.py" />
   <source>hidden</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/layer_tree.py" />
   <source>locked</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/layers_panel.py" />
   <source>A picture that is opened or generated becomes the first layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/layers_panel.py" />
   <source>How the layer mixes with those below it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/layers_panel.py" />
   <source>Opacity</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/layers_panel.py" />
   <source>Blend mode</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/layers_panel.py" />
   <source>Opacity of the active layer; below 100% the layers under it show through.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>Paint this region with the brush.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>What is here</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>The prompt for the places where this colour is painted.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>Not here (as in the panel)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>The negative prompt for this part of the picture; empty: the panel's.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>Remove this region and its paint.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>Add region</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>Add a colour with a prompt of its own.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>Below 1 the panel's prompt shows through; above 1 it wins where regions overlap.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>Regions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>Paint region {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>Prompt of region {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>Negative prompt of region {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/region_list.py" />
   <source>Remove region {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/transform_dialog.py" />
   <source>Scale and rotate layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/transform_dialog.py" />
   <source>Angle</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/transform_dialog.py" />
   <source>Turns it clockwise.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/transform_dialog.py" />
   <source>{label} of the layer, relative to its current size.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/wording.py" />
   <source>Normal</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/wording.py" />
   <source>Add</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/wording.py" />
   <source>Mask by alpha</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/wording.py" />
   <source>Erase</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/wording.py" />
   <source>Clip to below</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/wording.py" />
   <source>Show below inside</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/wording.py" />
   <source>Layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/wording.py" />
   <source>Group</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/wording.py" />
   <source>Result</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/layers/wording.py" />
   <source>{name} copy</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Live painting</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Strength</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Where the live picture is shown</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Show the live picture beside the canvas, or over it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Add as layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>End live painting</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>End live painting.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Prompt of the recipe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Use the recipe's prompt; otherwise one that is typed here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Live prompt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Prompt of the live picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Choose a model that was made for few steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>How much of the sketch is changed: low keeps its shapes and colours, high follows the prompt.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>The noise of the live pictures: the same seed keeps unpainted parts the same.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Beside</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Over</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/live/live_bar.py" />
   <source>Use {model}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/live/pace.py" />
   <source>{duration}: too slow to follow the pen{advice}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/live/pace.py" />
   <source>; {quick} is quicker</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/live/pace.py" />
   <source>{duration}: a picture follows when the pen rests{advice}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>Tools</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>Recipe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>Training</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>Timeline</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>Watch</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>Models</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>Find command    Ctrl+K</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>Ctrl+K</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>Toolbar</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>More menus</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>The menus that did not fit.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/main_window.py" />
   <source>{workspace} workspace</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>waiting</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>stopped</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>failed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>complete</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Downloads</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Stop; the partial download is kept.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Resume</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Resume where it was interrupted.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Remove</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Remove it from the list.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Remove it from the list; the model stays.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Remove the partial download.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Download of {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Stop the download of {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Resume the download of {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>Remove the download of {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>{done} of {total}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/downloads_list.py" />
   <source>{duration} left</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>OWNER/NAME as on its page, the page's address, or that of a .safetensors file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Textual inversion</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>it fits this computer's {memory}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>tight on this computer's {memory}: large pictures are decoded in tiles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>more than this computer's {memory}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Add model from the hub</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Model at the hub</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>OWNER/NAME</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Revision</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>main</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>A branch, a tag or a commit; the commit that it stands for now is fetched.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Look up</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Look it up on the hub; only its configuration is fetched.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>File</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Weights</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Name, as at the hub</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>The model's name on this computer: letters, digits, - and _.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Download</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Fetch it in the background; it can be stopped and resumed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Close</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Kind</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Licence</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Access</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Commit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>The file to fetch.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>The number format to prefer, where the hub has several.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>It has several files: choose one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>, of which {size} are already here</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>not stated</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>its owner lets in only those who accept the terms</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>open</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>choose</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>full precision</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>half (fp16)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>half (bf16)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source> as </source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>It is here already, as {known_as}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>You can read it: its terms at {page} were accepted with the token that you have stored.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>{text!r} is not the name of a hub repository. {hint}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>Asking {hub_address}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>A model's name has letters, digits, - and _ only, not {name!r}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>about {size}: {memory}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/hub_dialog.py" />
   <source>{count} parameters</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>No model matches. Clear the search or the filters to see all.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Show the models whose title, kind, family, licence, place, trigger words or note match.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Family</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Starred only</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Show starred models only.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Back from the models</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Go back to the workspace that was in view. Esc</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Undo removal</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Undo the last removal.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>models</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Show models of one kind.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Show models of one family, and what is made for it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Stable Diffusion 1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_browser.py" />
   <source>Stable Diffusion 2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_columns.py" />
   <source>Last used</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_details.py" />
   <source>Selected model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_details.py" />
   <source>Note</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_details.py" />
   <source>Your words about this model; they are kept in your data folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_details.py" />
   <source>Verifying</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_details.py" />
   <source>Stop verifying</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_details.py" />
   <source>Stop reading the model's files.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_details.py" />
   <source>Select a model to see it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_details.py" />
   <source>Place</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_details.py" />
   <source>{count} models are selected.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_details.py" />
   <source>First picture made with {entry}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>fits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>tight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>too large</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>It fits this computer's memory.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>Tight: large pictures are decoded in tiles.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>More than this computer has.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>text encoder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>text encoder 2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>by prompt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>points</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>1 step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>once</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>{sampler_titles}, {steps}, CFG scale {guidance:g}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>{times}, last {date}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>about {size}. {fit_lines}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>{distilled} model, {made_for}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>{steps} steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>{id} at the hub, commit {commit}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>found in {home}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>{count:,} times</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>Made for</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>Parameters</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>Default</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>Changes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>Trigger words</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>Source</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>Used</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>Verified</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>{count} classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/model_texts.py" />
   <source>predicts {prediction_type}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>Models in a folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>Models found</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>Choose all</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>Check every model that can be used.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>Choose none</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>Uncheck every model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>List the checked models; they stay where they are.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>Stop scanning, and change nothing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>Looking in {folder}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>listed already</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>Add {count}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>Looking in {folder}: {found} found so far</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>There is no model in {folder}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>; {unusable} of them cannot be used</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/models/scan_dialog.py" />
   <source>{found} found in {folder}{rest}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/notice.py" />
   <source>Message</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/notice.py" />
   <source>Dismiss message</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/notice.py" />
   <source>Dismiss this message.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/covering.py" />
   <source>The mask is not in view: the comparison or the views of the step cover it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/editing.py" />
   <source>There is nothing to undo.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/editing.py" />
   <source>There is nothing to redo.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/editing.py" />
   <source>This step holds {held} MB, more than undo keeps ({budget} MB): only it can be undone.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/editing.py" />
   <source>No result waits on the canvas. Generate one first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/editing.py" />
   <source>There is no picture to extend. Open or generate one first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/editing.py" />
   <source>Undone: {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/editing.py" />
   <source>Redone: {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/editing.py" />
   <source>Undo</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/editing.py" />
   <source>Undo {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/editing.py" />
   <source>Redo</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/editing.py" />
   <source>Redo {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/guiding.py" />
   <source>Change control</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/guiding.py" />
   <source>Change region</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/guiding.py" />
   <source>There is no picture to make a control layer from. Open or generate one first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/guiding.py" />
   <source>There is no mask to keep. Paint or select one first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/guiding.py" />
   <source>Making a control layer: {title} …</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/guiding.py" />
   <source>The control layer shows what the model follows: {title}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/guiding.py" />
   <source>The control image could not be read: {strerror}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layer_adding.py" />
   <source>Add pictures as layers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layer_adding.py" />
   <source>Dropped picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layer_adding.py" />
   <source>Select a result in the history first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layer_adding.py" />
   <source>Pasted picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Choose a layer first: the mask is active.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Flip layer horizontally</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Flip layer vertically</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Rotate layer right</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Rotate layer left</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Choose a layer to transform first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Mask what is to be kept first: the canvas is cut to the box around the mask.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Crop canvas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Choose a layer first: its transparency becomes the mask.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Mask from layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Hide layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Show layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Unlock layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Lock layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Layer opacity</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Unlock transparency</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>Lock transparency</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/layering.py" />
   <source>A group has no transparency of its own to lock.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>There is no picture. Open or generate one first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>There is no mask. Paint one, or select something, first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>The mask is being computed; Esc stops it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Pictures ({endings})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Grow mask</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Grow by</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>How far the edge moves outwards.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Shrink mask</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Shrink by</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>How far the edge moves inwards.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Feather mask</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Feather</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>How far the edge fades to each side.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Smooth mask</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Radius</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Corners are rounded by about this radius.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Border of mask</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Width of the band, half of it on each side.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Remove islands from mask</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Smaller than</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Separate parts with a smaller area are cleared.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Keep selection</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Name; an existing one is replaced.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Use kept selection</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Forget</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Load mask</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Save mask</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Fill holes in mask</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Mask from alpha</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>No selection has been kept for this picture. Keep the mask first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>Kept the mask as {name}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>The mask is ready.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/masking.py" />
   <source>{path} has {columns} × {rows} pixels, the picture {width} × {height}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/object_selecting.py" />
   <source>Object selection</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/object_selecting.py" />
   <source>Select by words</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/object_selecting.py" />
   <source>What to select, such as: the sky</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/object_selecting.py" />
   <source>Looking for the object …</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/object_selecting.py" />
   <source>There is no picture to select in. Open or generate one first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/object_selecting.py" />
   <source>The object is selected.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/object_selecting.py" />
   <source>No object was found there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/sizing.py" />
   <source>There is no picture to resize. Open or generate one first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/sizing.py" />
   <source>The picture was edited meanwhile, and keeps its size.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/viewing.py" />
   <source>1. Press Generate (Ctrl+Enter): a picture emerges from noise, and every step is kept in the timeline.
2. Scrub the timeline, or press P to play it; V switches between x_t and the predicted x0.
3. Paint a mask over a part of the picture with the brush (B), then press Repaint mask. Enter accepts, Esc discards.
4. F3 opens the training workspace: choose a preset, press Start training, and watch the samples improve.
5. Ctrl+K finds any command.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/viewing.py" />
   <source>First steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/viewing.py" />
   <source>About Denoise Studio</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/canvas/viewing.py" />
   <source>Denoise Studio {version}

Apache License 2.0. Qt is used under the LGPL.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>Pictures, projects and denoising records ({endings})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>Open</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>Reading the pasted picture …</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>There is no picture to copy.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>There is no picture to save. Open or generate one first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>Export frame</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>There is no frame under the playhead.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>Paste picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>Export picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>Saving {name} …</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>{count} files were dropped; only the first one is opened.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>The pasted picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>The picture is open; its recipe could not be read: {problem}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/files.py" />
   <source>Opening {name} …</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>Space for results</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>Select a result of the history first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>Tags of result</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>Tags of results</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>Tags, separated by commas:</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>Tags for all of them, separated by commas:</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>1 result was</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>The results take {size:.2f} GB now.
{rule}

GB that they may take (0: no limit):</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>The results take {held} of {most} GB.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>The results take {held} GB; there is no limit.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>{count} results were</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_editing.py" />
   <source>{results} removed: all take no more than {gigabytes:g} GB again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_gallery.py" />
   <source>Delete results</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_gallery.py" />
   <source>This result has no denoising record, so it has no lane.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/history_gallery.py" />
   <source>Select two results to compare: the second one with Ctrl and a click.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>Save project</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>Unsaved changes can still be brought back by Undo.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>Open project</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>No project has been opened or saved yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>Another window has it open: this is a copy, and saving asks for another name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>its recipe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>OpenRaster (*{suffix})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>Save the changes to {path} first?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>Opening {path} …</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>{path} is open in another window. Save under another name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>Opened {path}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/projects.py" />
   <source>Untitled – {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session.py" />
   <source>the canvas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session.py" />
   <source>the stroke in progress</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session.py" />
   <source>Another window has this canvas: this one works on a copy of it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session.py" />
   <source> with </source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session.py" />
   <source>{error} The canvas is not being saved.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session.py" />
   <source>The canvas is not being saved: {reason}. It will be as soon as that is possible.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session.py" />
   <source>The canvas is being saved again.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/operations/files/session.py" />
   <source>{count} undo steps</source>
   <extracomment>for 1: {count} undo step</extracomment>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/operations/files/session_restoring.py" />
   <source>{count} jobs of the last session wait, paused.</source>
   <extracomment>for 1: {count} job of the last session waits, paused.</extracomment>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session_restoring.py" />
   <source>a result to accept</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session_restoring.py" />
   <source>a grid</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session_restoring.py" />
   <source>Run them</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session_restoring.py" />
   <source>Run it</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/operations/files/session_restoring.py" />
   <source>{count} jobs, paused</source>
   <extracomment>for 1: {count} job, paused</extracomment>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/files/session_restoring.py" />
   <source>The program did not end properly. Restored: {brought}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/branches.py" />
   <source>These settings do not fit the branch: {describe}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/code_copying.py" />
   <source>Writing the script …</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/code_copying.py" />
   <source>There is no recipe to copy: select a picture that this program made.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/code_copying.py" />
   <source>The script of {lines} lines is on the clipboard; it makes the picture with plain diffusers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/control_mapping.py" />
   <source>The map could not be read: {strerror}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/engine_status.py" />
   <source>engine is starting</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/engine_status.py" />
   <source>engine is restarting</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/engine_status.py" />
   <source>engine is stopped</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/operations/generating/engine_status.py" />
   <source>{count} threads</source>
   <extracomment>for 1: {count} thread</extracomment>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/engine_status.py" />
   <source>Saving …</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/engine_status.py" />
   <source>{seconds:.1f} s left</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/generating.py" />
   <source>a penguin in the snow</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/generating.py" />
   <source>There is no generated picture in view to vary.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/generating.py" />
   <source>A branch starts from its record's noise, which cannot be varied. Vary its parent.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/generating.py" />
   <source>No job has been started yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/generating.py" />
   <source>Preparing the picture for the model …</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/gridding.py" />
   <source>Save sheet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/gridding.py" />
   <source>It was stopped.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/gridding.py" />
   <source>It was removed from the queue.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/gridding.py" />
   <source>It was not made.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/gridding.py" />
   <source>The race has no reference. {problem}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/gridding.py" />
   <source>Saved the sheet as {path}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/gridding.py" />
   <source>{folder} has no picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/gridding.py" />
   <source>Could not write {path}: {strerror}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/memory_remedies.py" />
   <source>models {gigabytes} of {gigabytes_2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/memory_remedies.py" />
   <source>The last generation took {gigabytes}; {gigabytes_2} were expected. Loaded models take {gigabytes_3}; beyond {gigabytes_4}, those used least recently are dropped.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/prompting.py" />
   <source>Keep as style</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/prompting.py" />
   <source>Name of the style:</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/prompting.py" />
   <source>There is no prompt to keep as a style.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/prompting.py" />
   <source>{style} is among the styles.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/queue_editing.py" />
   <source>The job's recipe is in the recipe panel; Generate replaces the job.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/queue_editing.py" />
   <source>The job that was edited has started, or was removed; Generate adds a new one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/queue_editing.py" />
   <source>Select a waiting job in the queue.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/recipes.py" />
   <source>The recipe is in the recipe panel.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/recipes.py" />
   <source>The recipe is in the training panel.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/recipes.py" />
   <source>The recipe is in the recipe panel, with its seed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/recipes.py" />
   <source>The pasted text carries the settings of a picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/recipes.py" />
   <source>Use its settings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/recipes.py" />
   <source>All but the seed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/recipes.py" />
   <source>Keep my seed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/recipes.py" />
   <source>{name} was made with {source} and carries its settings.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/recipes.py" />
   <source> Not taken over: {missing}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/recipes.py" />
   <source>The settings are in the recipe panel.{left_out}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/results.py" />
   <source>Stopped: {job}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/results.py" />
   <source> It stays on the canvas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/results.py" />
   <source>Stopped: {job}. No result was saved; its frames are in the timeline.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/results.py" />
   <source>{job}: the result could not be saved. {message}{kept}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/results.py" />
   <source>Show</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/results.py" />
   <source>{job}: finished. It belongs to another picture and is in the history.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/upscaling.py" />
   <source>Stopped. The picture stays as it is.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/upscaling.py" />
   <source>{width} × {height} pixels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/upscaling.py" />
   <source>Another picture is on the canvas: the upscaled one was dropped.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/upscaling.py" />
   <source>Upscaled to {size}; refining waits in the queue.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/upscaling.py" />
   <source>Could not make a temporary folder: {strerror}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/generating/upscaling.py" />
   <source>Upscaled to {size}. Accept it to continue with it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/display.py" />
   <source>The picture of what you paint appears here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/display.py" />
   <source>Live</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/display.py" />
   <source>Preview</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/painting.py" />
   <source>There is nothing to paint from yet: open a picture, or make a new one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/painting.py" />
   <source>Live painting is off: Ctrl+Shift+P begins it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/painting.py" />
   <source>Waits for the queue</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/painting.py" />
   <source>; {title} is quicker</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/painting.py" />
   <source>More than {seconds:.0f} s: too slow to follow the pen{advice}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/painting.py" />
   <source>There is no live picture to take. {off}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/taking.py" />
   <source>This live picture belongs to another picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/taking.py" />
   <source>Add live picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/live/taking.py" />
   <source>The live picture was not taken. {error}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/hub.py" />
   <source>{source} was not fetched. {line}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/hub.py" />
   <source>A download of {source} was interrupted.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/hub.py" />
   <source>Downloads of {count} models were interrupted.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_adding.py" />
   <source>Add model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_adding.py" />
   <source>Models (*.safetensors);;All files (*)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_adding.py" />
   <source>Add model folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_adding.py" />
   <source>Scan folder for models</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_adding.py" />
   <source>Checking {path}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_adding.py" />
   <source>Added {name}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_adding.py" />
   <source>Added {count} models.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>textual inversion</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>The recipe uses the model {entry}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>A refiner needs an SDXL model: choose one first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>The recipe refines with {entry}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>The recipe decodes with {entry}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>The recipe has the LoRA {entry}.{words}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>The prompt has {word}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>The recipe follows a picture with {entry}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>{card} takes no prompt, so it takes no {what} either. Choose another model first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>{entry} is a {what} for {family}, and {card} is another family.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source> Trigger words: {trigger}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>{entry} is no longer listed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>{entry} does not fit the recipe's model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/model_use.py" />
   <source>{entry} was not made for the recipe's model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Use in recipe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Star</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Verify</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Show folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Copy path</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Licence…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>From hub…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Scan folder…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Select a model first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Select one model only.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>, and moved its files to the trash</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>; its files stay where they are</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>It has no place in a recipe.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Copied the path.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Stopped; nothing was found wrong so far.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Verifying {entry}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>{count} models</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Remove {what}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Copied {count} paths.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>{sound} models are intact. {line}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Removed {what}{where}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/models/models.py" />
   <source>Licence of {entry}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>Nothing is compared. C compares with the pinned frame, its parent, or the earlier picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>There is nothing to compare with yet. Pin a frame (Shift+P), or choose something (Shift+C).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>Lanes, the pinned frame, the picture before a result, and results of the history are listed here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>Computing the numbers…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>grey</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>Compare with</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>There is nothing in view to compare.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>There is no frame under the playhead to pin.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>No result of the history is selected.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>Picture file…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>after</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>Equal in every pixel · {width} × {height}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>mean difference of 255: {means}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>{changed:.1%} of the pixels differ</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>The picture before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>What the result would replace.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>The history's first picture of it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>PSNR {psnr:.2f} dB</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>SSIM {ssim:.3f}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>Lane, at the same step · {subtitle}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>These have different sizes, {size} and {size_2}: nothing to compare.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>Pinned {position}: C compares other frames with it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>Pinned: {position}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/comparing.py" />
   <source>Selected result: {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/deciding.py" />
   <source>The search for the deciding step was stopped.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/deciding.py" />
   <source>“{word}” decides until step {step}: removed later, it is still seen there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/deciding.py" />
   <source>No single step decides “{word}”: until step {step} removing it changes most, later less and less.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/deciding.py" />
   <source>“{word}” makes no difference there, whenever it is removed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/deciding.py" />
   <source>“{word}” still decides at the last step, {step}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/deciding.py" />
   <source>Select a lane that was made by a prompt.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/deciding.py" />
   <source>Only a finished lane, whose frames are kept, can be examined.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/deciding.py" />
   <source>Which step decides about “{word}”? {share}%. The same command stops it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/deciding.py" />
   <source>Press a word above the lanes first: it is the one that is removed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/filming.py" />
   <source>Make film</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/filming.py" />
   <source>A folder for numbered pictures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/filming.py" />
   <source>Stopped. No file was written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/filming.py" />
   <source>{count} pictures in {parent}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/filming.py" />
   <source>Made {what}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/forking.py" />
   <source>The model {model} is not on this computer. Look for it, or select one of the same latent space.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/forking.py" />
   <source>There is no generation in the timeline to fork.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/forking.py" />
   <source>The edited curves change no step: there is nothing to fork.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/forking.py" />
   <source>This generation still runs: it can be forked when it is finished.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/forking.py" />
   <source>A branch is made from step {step}, where the curves differ.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/forking.py" />
   <source>{path} does not hold the recipe that it was made with, so it cannot be forked.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/forking.py" />
   <source>The frames of a stopped generation are not kept: only a result can be forked.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/frame_display.py" />
   <source>{position} is damaged: the picture may not be what was made.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/frame_painting.py" />
   <source>There is no generation in the timeline to paint into.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/frame_painting.py" />
   <source>This generation still runs: it can be painted into when it is finished.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/frame_painting.py" />
   <source>The frames of a stopped generation are not kept: it cannot be painted into.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/frame_painting.py" />
   <source>Several pictures are shown: choose one in the lane's menu, Show, to paint into it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/frame_painting.py" />
   <source>Nothing is masked yet: mask where the branch may differ, or let it differ everywhere.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/frame_painting.py" />
   <source>Nothing is painted yet: paint first, or let the branch differ everywhere.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/frame_painting.py" />
   <source>{position} · predicted x₀ · {lane}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/inspecting.py" />
   <source>The terms of a step can be shown once the picture is finished.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/inspecting.py" />
   <source>This lane's record is not on the disk, so its steps cannot be repeated.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/inspecting.py" />
   <source>The model {} is not here, so its steps cannot be repeated.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/lane_editing.py" />
   <source>Lane deleted</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/lane_editing.py" />
   <source>This lane has no branches: Fork here makes one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/lane_editing.py" />
   <source>This lane is still growing: stop its job first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/lane_editing.py" />
   <source>No lane of the timeline is selected.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/operations/timeline/lane_editing.py" />
   <source>Lane deleted, with {count} branches</source>
   <extracomment>for 1: Lane deleted, with {count} branch</extracomment>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/lane_editing.py" />
   <source>{what}. Undo brings it back; results stay in the history.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/lane_opening.py" />
   <source>Could not read {path}: there is no such file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/timeline/watching.py" />
   <source>Views of the step are beside each other in the Watch workspace: F2 shows it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/branching.py" />
   <source>There is no checkpoint to branch from yet. Save one now, or open a run that has one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/branching.py" />
   <source>The run left no checkpoint to branch from.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/branching.py" />
   <source>The checkpoint of step {step} is gone.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/checkpoints.py" />
   <source>The run has no checkpoint yet. Save one now, or wait for the next.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/checkpoints.py" />
   <source>No checkpoint of the run has a validation loss, so none is the best.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/checkpoints.py" />
   <source>Show recipe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/checkpoints.py" />
   <source>This run trains a model that cannot generate pictures by itself.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/checkpoints.py" />
   <source>The recipe uses this run's {word} checkpoint.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/curves_export.py" />
   <source>Pictures (*.png)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/curves_export.py" />
   <source>Tables (*.csv)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/curves_export.py" />
   <source>Export curves</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/curves_export.py" />
   <source>There are no curves to export yet. Start a training run, or open one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/curves_export.py" />
   <source>Saved the curves to {path}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/data_preview.py" />
   <source>Reading the data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/model_export.py" />
   <source>diffusers folder (*)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/model_export.py" />
   <source>Single file (*.safetensors)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/model_export.py" />
   <source>Decoder as ONNX (*.onnx)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/model_export.py" />
   <source>Export model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/model_export.py" />
   <source>An export is in progress. Wait until it is done.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/model_export.py" />
   <source>Exporting to {target}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/model_export.py" />
   <source>Exported the model to {place}. {note}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/remote_training.py" />
   <source>Save recipe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/remote_training.py" />
   <source>Recipes (*.json)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/remote_training.py" />
   <source>A training run is already in progress here. Stop it first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/remote_training.py" />
   <source>{host}: {line}. Trying again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/remote_training.py" />
   <source>The checkpoints of this run are on {machine}: run the command there, then follow the run.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/remote_training.py" />
   <source>Connecting to {host}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/remote_training.py" />
   <source>Connected to {host}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Use as model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Branch…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Compare</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Delete</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Select a run first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Select one run only.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>This run is in progress.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>This run is finished. Branch from it to train on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>This run has no checkpoint.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Add a folder of runs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Remove a folder of runs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Its runs are no longer listed, and stay where they are:</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Another run is in progress here. Stop it first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>No other folder of runs was added.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>This run cannot be read: {problem}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>{count} runs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>{broken} cannot be read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>{going}: stop the training before you delete its run.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Moved {what} to the trash.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Delete {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/runs.py" />
   <source>Delete {count} runs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/training.py" />
   <source>Open training run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/training.py" />
   <source>There is no current run to compare with. Start or open one first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/training.py" />
   <source>No training run is in progress.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/training.py" />
   <source>Training run {name} continued in the background and is open again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/training.py" />
   <source>The checkpoint of step {step} is gone; the branch starts at step {step_2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/training.py" />
   <source>The newest checkpoint of {path} is damaged; that of step {step:,} is intact. The newer ones will be kept in the run's folder {set_aside}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/training.py" />
   <source>Resume from step {step:,}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/training.py" />
   <source>Not started. {error}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/training.py" />
   <source>Training {state} at step {step}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/training/training.py" />
   <source>Checkpoint saved at step {step:,}; it is kept.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/window/course_guide.py" />
   <source>Completed: {station}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/operations/window/language_choosing.py" />
   <source>The language will be {language} from the next start on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_list.py" />
   <source>Controls</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_list.py" />
   <source>Add control</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_list.py" />
   <source>Follow a picture's edges, depth, pose and others, by a ControlNet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>the picture on the canvas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>the frame of the timeline</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>a file…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>a finished map…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>What is followed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>How strictly the map is followed: 0 ignores it, 1 is as trained.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>Show map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>Show the map on the canvas, or hide it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>More settings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>Source, network, steps and detector.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>Remove control</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>Remove this control.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>The source of the map.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>Paint over the map…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>Choose picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>The ControlNet or T2I-Adapter that follows the map.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>There is no picture on the canvas yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>automatic</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>a kept picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>a painted map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>Draw on the map of {kind} in white and black.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/control_row.py" />
   <source>{named}, a map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/curve_fields.py" />
   <source>Remove curves</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/curve_fields.py" />
   <source>Use the same prompt and guidance at every step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/curve_fields.py" />
   <source>from step {step} {prompt}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/curve_fields.py" />
   <source>CFG scale by step {scale}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/guide_fields.py" />
   <source>Remove regions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/guide_fields.py" />
   <source>Leave out the regions that came with the recipe.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/guide_fields.py" />
   <source>From layers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/guide_fields.py" />
   <source>Regions of the recipe: {prompts}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/image_prompt_list.py" />
   <source>Remove this picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/image_prompt_list.py" />
   <source>Image prompts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/image_prompt_list.py" />
   <source>Add image prompt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/image_prompt_list.py" />
   <source>Follow a picture like a prompt, by an IP-Adapter.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/image_prompt_list.py" />
   <source>How strongly the picture counts beside the words.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/image_prompt_list.py" />
   <source>Choose IP-Adapter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/image_prompt_list.py" />
   <source>IP-Adapter (*.safetensors)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/image_prompt_list.py" />
   <source>{name} by {stem}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/image_prompt_list.py" />
   <source>Remove {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_list.py" />
   <source>Add LoRA</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_list.py" />
   <source>Add a LoRA: a .safetensors file that adapts the model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_row.py" />
   <source>Use this LoRA; unchecked, it stays in the list and changes nothing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_row.py" />
   <source>Factor of the change to the network; usually 0 to 1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_row.py" />
   <source>Text weight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_row.py" />
   <source>Factor of the change to the text encoder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_row.py" />
   <source>Text encoder's weight and trigger words.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_row.py" />
   <source>Remove this LoRA.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_row.py" />
   <source>This LoRA is for {family}, and does not fit {card}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_row.py" />
   <source>Use {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_row.py" />
   <source>More of {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_row.py" />
   <source>Insert {word}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/lora_row.py" />
   <source>Insert into the prompt: {word}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/map_editor.py" />
   <source>Colour of the brush; X switches, Ctrl as well.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/map_editor.py" />
   <source>Undo the last stroke (Ctrl+Z).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/map_editor.py" />
   <source>Redo the last stroke (Ctrl+Shift+Z).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/map_editor.py" />
   <source>Make the whole map black.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/map_editor.py" />
   <source>Use map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/map_editor.py" />
   <source>Let the control follow this map instead of making one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/map_editor.py" />
   <source>White</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/map_editor.py" />
   <source>Black</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/map_editor.py" />
   <source>Map of {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>All models</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>List all models. Ctrl+M</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>The model that makes the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>Class</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>Refiner</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>Refine from</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>no generator</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>not found</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>any</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>the model's own</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>Class of the picture, for class-conditional models.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>The model that takes over for the last steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>Share of the noise levels before the refiner takes over.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>The autoencoder that decodes the latents.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/model_fields.py" />
   <source>{extra}, unknown</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/output_fields.py" />
   <source>Large pictures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/output_fields.py" />
   <source>In tiles of the trained size, a large picture takes little memory, and things keep their scale.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/output_fields.py" />
   <source>in one piece</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/output_fields.py" />
   <source>in tiles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/output_size_fields.py" />
   <source>Width of the picture; double-click for the model's training size.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/output_size_fields.py" />
   <source>Height of the picture; double-click for the model's training size.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_fields.py" />
   <source>Prompt, such as: a penguin in the snow</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_fields.py" />
   <source>Prompt: what the picture should show.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_fields.py" />
   <source>Negative prompt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_fields.py" />
   <source>what to avoid</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_fields.py" />
   <source>Negative prompt: what the picture should not show.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_fields.py" />
   <source>Prompt syntax</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_fields.py" />
   <source>How weights and changes are written in the prompts.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_fields.py" />
   <source>Clip skip</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_fields.py" />
   <source>Which layer of the text encoder is read, from the end; 1 is the model's own.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>Add styles of your styles.csv to the prompt.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>Earlier prompts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>Earlier prompts. Ctrl+H; Alt+Up and Alt+Down step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>Modifiers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>Add a style, a quality, a light or a camera.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>Styles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>Negative prompts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>Choose a negative prompt.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>Tokens</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>{used} of {capacity} tokens{encoder}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>{tokens}; the rest is cut off</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source> Added: {styles}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>Prompt: {tokens}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>Negative prompt: {tokens}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>, in {chunks} parts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_footer.py" />
   <source>the next begins at “{words} …”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_popups.py" />
   <source>Prompts that you generate are listed here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_popups.py" />
   <source>There are no modifiers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_popups.py" />
   <source>There are no negative prompts.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_popups.py" />
   <source>There are no styles yet. Keep a prompt as one, or put a styles.csv at {styles_file}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_popups.py" />
   <source>Keep prompt as style…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_popups.py" />
   <source>{prompt}

Negative prompt: {negative}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_popups.py" />
   <source>not in styles.csv</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_popups.py" />
   <source>negative prompt: {negative}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_report.py" />
   <source>The end of the prompt is cut off.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/prompt_report.py" />
   <source>The end of the negative prompt is cut off.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/queue_list.py" />
   <source>Queue</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/queue_list.py" />
   <source>Running and waiting jobs; the cross stops or removes one. Drag a waiting one to another place, double-click it to edit it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_fields.py" />
   <source>Advanced</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_fields.py" />
   <source>Settings that rarely need to be changed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>Stop the running job. Esc</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>Model sees</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>The picture that the model repaints, varies or follows: all visible layers, or the active one alone.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>There is no model yet. Train or add one first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>Replace in queue</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>Give the waiting job this recipe. Ctrl+Enter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>visible picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>active layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>Extend the picture: fill the added area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>Repaint mask</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>Repaint the masked area and keep the rest</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>{what}; it waits in the queue while another job runs. Ctrl+Enter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>, and repaint the masked area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>Vary</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>Generate a variation of the picture on the canvas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/recipe_panel.py" />
   <source>Generate a picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>original</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>blurred surroundings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>continued surroundings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>noise</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>as painted</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>follow size and strength</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>as the model made them</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>match the surroundings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>kept at each step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>RePaint: steps repeated</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>all at once</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>in overlapping frames</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>blends the result</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>limits the change</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Surroundings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>How the repainted part is fitted into its surroundings.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Resampling</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Jump</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Growth</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Edges</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>How feather, growth and padding are chosen where they are 0.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Padding</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Paste</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Where the result replaces the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Masked content</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>How the masked area is filled before it is denoised.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Soft mask</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>How partly masked pixels act.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Colours</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Whether the repainted part takes brightness, contrast and tint from the picture around it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Extension</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>How an added area larger than the model's pictures is made.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>How much the picture on the canvas is changed: 1 ignores it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>RePaint: how often each jump is repeated, for a better match with the surroundings.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>RePaint: steps per jump back, while the mask is repainted.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Width over which the result fades into the picture, inside the edge of the mask.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>How far the repainted area reaches beyond the mask.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>Pixels around the mask that the model sees; 0 chooses them by the mask's size, and by the strength if Edges follow it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/repainting_fields.py" />
   <source>where it is repainted</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>small</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>large</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>Sampling method.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>CFG scale</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>How the steps are spread over the noise levels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>Eta</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>Variance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>DDPM variance: fixed small is less noisy.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>CFG rescale</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>Guidance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>How the prompt is followed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>PAG scale</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>Sampling steps: more are slower and more accurate.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>Classifier-free guidance scale: higher follows the prompt or class more closely, with less variety; 1 turns it off.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>DDIM noise per step: 0 is deterministic, 1 adds as much as DDPM.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>Keeps a high CFG scale from raising the contrast; 0.7 for models with zero terminal SNR.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>Perturbed-attention guidance: leads away from broken structure; 3 is usual, 0 turns it off.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>Classifier-free guidance, at any CFG scale.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/sampling_fields.py" />
   <source>CFG scale from 0 to 1, with DDIM and Euler: stays closer to the training data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/seed_fields.py" />
   <source>Count</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/seed_fields.py" />
   <source>Next seed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/seed_fields.py" />
   <source>The seed of the next job, while the seed is not locked.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/seed_fields.py" />
   <source>Variation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/seed_fields.py" />
   <source>Variation seed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/seed_fields.py" />
   <source>Number of pictures, each from different noise.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/seed_fields.py" />
   <source>How far the noise moves towards the variation seed's: 0.1 changes details, 1 everything.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/seed_fields.py" />
   <source>Seed of the noise that the variation moves towards; drawn anew for each job, unless the seed is locked.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/seed_fields.py" />
   <source>counts up</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>text to image</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>Repaint</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>This model was not found. Choose another one, or train one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>one pass</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>no classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>class {recipe}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>seed {seed}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>{what}, from step {step}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>from step {step}: {prompt}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>{title}, weight {weight:g}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>image prompt {file_name}, weight {weight:g}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>LoRA {file_name}, weight {weight:g}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>{card} cannot generate pictures by itself. Choose another model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>{card} has {classes}. Choose a class of its list.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>{card} makes pictures whose sides are multiples of 8.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>{card} was trained with {timesteps} timesteps. Use at most that many steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>This {distilled} model was {made_for}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>Repainting with this model uses DDIM instead of {sampler_titles}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>Vary: {what}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>{how} with {what}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>PAG scale {pag_scale:g}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>drawn from: {prompt}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>variation {variation_strength:g} towards seed {variation_seed}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>{spacing_titles} schedule</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>clip skip {clip_skip}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>refined by {file_name} from {refiner_start:g}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>{} × {} pixels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>image to image, denoising strength {strength:g}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>, {resamples} × resampling, jump length {jump_length}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>repainted mask{repaint}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>extended by {} left, {} top, {} right, {} bottom</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>CFG scale {scale}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/recipe/wording.py" />
   <source>styles: {styles}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Commands and their shortcuts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Keyboard shortcuts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Find by command or by key, such as Ctrl+S</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Find shortcut</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>New shortcut</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Click here and press the keys.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Assign</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Give the selected command these keys.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Leave the selected command without a shortcut.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Give the selected command its default shortcut.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Command</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Menu</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>Shortcut</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/shortcuts/shortcuts_dialog.py" />
   <source>{tostring} is taken from {names}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/status_bar.py" />
   <source>Device of the engine</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/status_bar.py" />
   <source>Memory used by the window and the engine</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/status_bar.py" />
   <source>Denoising steps done</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/status_bar.py" />
   <source>Progress</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/status_bar.py" />
   <source>Time left</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/status_bar.py" />
   <source>Jobs in the queue that have not started</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/status_bar.py" />
   <source>Running job</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/status_bar.py" />
   <source>step {done} / {total}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/status_bar.py" />
   <source>{count} waiting</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/status_bar.py" />
   <source>queue paused</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Double-click adds a point, Delete removes it; Enter types its values. Fork denoises again from there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Curves over the steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Page Up and Page Down select a point, arrow keys move it, Insert adds one at the playhead, Delete removes it, Enter types values.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Select a generation to see what changes from step to step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Double-click adds a point. Fork here (F) applies the changes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>No step is changed by this.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Type…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Remove point</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Add point</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Changed from step {step} on: Fork here (F) denoises again from there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Move point</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Jump to this value</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Change curve</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/curve_tracks.py" />
   <source>Value of {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>First frame</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Go to the first step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Previous frame</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Go to the previous step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Play the steps in order.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Next frame</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Go to the next step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Last frame</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Go to the newest step, and follow new ones.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Fork here</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Denoise again from this step on, with the settings of the recipe panel (F).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Paint into this frame</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Paint into this frame.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Show and edit how prompt, guidance and controls change from step to step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Pin this frame</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Pin this frame, to compare others with it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Compare this frame with another.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Film…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Make a film of lanes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Loop</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Repeat playback.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Views of the step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Playback speed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Playback speed; ×1 is 12 steps per second.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Playhead position</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Playhead timestep</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Views of the step beside each other.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>Pause playback.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/header.py" />
   <source>waiting for the first step</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/timeline/lane_titles.py" />
   <source>{count} branches folded</source>
   <extracomment>for 1: {count} branch folded</extracomment>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/timeline/lane_titles.py" />
   <source>Colour: {colour}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/lanes_view.py" />
   <source>Lanes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/lanes_view.py" />
   <source>Every step of each result; Left and Right step, Up and Down change the lane, minus and plus fold and unfold its branches, F2 renames it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/lanes_view.py" />
   <source>Name of the lane</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/lanes_view.py" />
   <source>No name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/lanes_view.py" />
   <source>Not computed yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/schedule_plot.py" />
   <source>grid</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/schedule_plot.py" />
   <source>frame</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/schedule_plot.py" />
   <source>training step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/schedule_plot.py" />
   <source>Signal level and change per step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/schedule_plot.py" />
   <source>Signal level ᾱₜ of each step, and the picture's change per step on a logarithmic scale.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/schedule_plot.py" />
   <source>“{word}” decides until here</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/schedule_plot.py" />
   <source>without “{word}”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/schedule_plot.py" />
   <source>change per {frames}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/symbols.py" />
   <source>change</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/timeline_panel.py" />
   <source>Generate or train: every step is recorded here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/timeline_panel.py" />
   <source>Rename…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/timeline_panel.py" />
   <source>Delete lane</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/timeline_panel.py" />
   <source>Keep step as result</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/timeline_panel.py" />
   <source>Unfold branches</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/timeline_panel.py" />
   <source>Fold branches</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/timeline_panel.py" />
   <source>All pictures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/timeline_panel.py" />
   <source>None</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/timeline_panel.py" />
   <source>Only picture {picture}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/view_switch.py" />
   <source>Noisy state xₜ</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/view_switch.py" />
   <source>The noisy state xₜ that enters each step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/view_switch.py" />
   <source>The model's prediction of the clean picture at each step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/view_switch.py" />
   <source>Predicted noise</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/view_switch.py" />
   <source>The predicted noise; grey is zero.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/view_switch.py" />
   <source>The change of the predicted picture since the previous step; black means no change.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/view_switch.py" />
   <source>View of the frames</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/words_bar.py" />
   <source>Cross-attention map of this word at this step; press again to hide it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/words_bar.py" />
   <source>Which step decides?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/words_bar.py" />
   <source>Take the pressed word out at every step, and show when that no longer changes the mask.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/words_bar.py" />
   <source>Words of the prompt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/timeline/words_bar.py" />
   <source>Attention map of {word}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/box_gesture.py" />
   <source>Clear mask</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/brush_options.py" />
   <source>Hardness</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/brush_options.py" />
   <source>Flow</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/brush_options.py" />
   <source>Diameter of the brush in picture pixels ([ and ]).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/brush_options.py" />
   <source>Sharpness of the brush's edge; a soft edge blends old and new (Shift+[ and Shift+]).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/brush_options.py" />
   <source>Opacity of one stroke; below 100% the old picture shows through (digit keys).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/brush_options.py" />
   <source>How fast a stroke reaches its opacity; below 100% it builds up where it stays or crosses itself.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/clone_bar.py" />
   <source>Aligned</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/clone_bar.py" />
   <source>Keep the distance to the source; otherwise every stroke begins at it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/clone_bar.py" />
   <source>Visible picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/clone_bar.py" />
   <source>Copy from all layers together, not just the active layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/overlay_options.py" />
   <source>magenta</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/overlay_options.py" />
   <source>red</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/overlay_options.py" />
   <source>yellow</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/overlay_options.py" />
   <source>green</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/overlay_options.py" />
   <source>cyan</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/overlay_options.py" />
   <source>white</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/overlay_options.py" />
   <source>black</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/overlay_options.py" />
   <source>Colour of the mask's overlay.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/overlay_options.py" />
   <source>Opacity of the overlay on the screen; it does not change the mask.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/selection_bar.py" />
   <source>New</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/selection_bar.py" />
   <source>Subtract</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/selection_bar.py" />
   <source>Intersect</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/selection_bar.py" />
   <source>Mode</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/selection_bar.py" />
   <source>What a new selection does to the mask; Shift adds, Ctrl subtracts, both intersect.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/selection_bar.py" />
   <source>Tolerance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/selection_bar.py" />
   <source>Contiguous</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/selection_bar.py" />
   <source>Select only what is connected with the pixel that is clicked.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/selection_bar.py" />
   <source>How different a colour may look and still be selected; black and white differ by 100.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/selection_bar.py" />
   <source>Pixels over which the edge of a new selection fades, to each side.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Let the pen's pressure scale the brush's size.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Let the pen's pressure scale the opacity.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Let the pen's pressure scale the flow.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Off</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Pulled string</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Average</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Vertical</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Horizontal</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Both</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Radial</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Pressure curve</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Stabiliser</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Symmetry</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Sectors</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Centre axes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Put the axes of symmetry into the middle of the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Exponent of the pressure; below 1 a light touch does more, above 1 one must press harder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Keep strokes steady: pull the brush by a string, or average the pointer's last places.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Length of the string on the screen, or how far back the average goes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Repeat strokes on the other side of an axis, or around a centre; drag its handle to move it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>How many times a stroke is painted around the centre.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/stroke_options.py" />
   <source>Pen pressure scales</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/tool_options.py" />
   <source>Stroke options</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/tool_options.py" />
   <source>Symmetry, stabiliser, and what the pen's pressure does.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/tool_panel.py" />
   <source>{tip}
Press and hold for {others}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/box.py" />
   <source>Rectangle</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/box.py" />
   <source>Drag a filled rectangle; Shift makes a square.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/brush.py" />
   <source>Brush</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/brush.py" />
   <source>Paint the mask, or on the active layer; Ctrl erases, Shift draws a line (Ctrl turns it), Alt picks a colour.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/bucket.py" />
   <source>Fill with colour</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/bucket.py" />
   <source>Fill the region of like colours under the pointer with the colour; Alt picks a colour.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/clone.py" />
   <source>Clone</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/clone.py" />
   <source>Alt- or Ctrl-click where to copy from, then paint; Shift draws a straight line.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/clone.py" />
   <source>Choose a layer to paint on: the clone brush copies no masks.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/clone.py" />
   <source>Hold Alt and click where to copy from first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/colour_range.py" />
   <source>Select by colour</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/colour_range.py" />
   <source>Click to select all that has about this colour, wherever it is; Shift adds, Ctrl subtracts.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/disc.py" />
   <source>Ellipse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/disc.py" />
   <source>Drag a filled ellipse; Shift makes a circle.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/ellipse.py" />
   <source>Ellipse selection</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/ellipse.py" />
   <source>Drag an ellipse; Shift adds, Ctrl subtracts, both intersect; Shift during the drag makes a circle.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/eraser.py" />
   <source>Eraser</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/eraser.py" />
   <source>Erase the mask, or the active layer; Ctrl paints, Shift draws a straight line, both turn it by steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/extend.py" />
   <source>Extend picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/extend.py" />
   <source>Drag the picture's edges or corners outwards; Extend then fills what is added. Shift: pixel by pixel.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/eyedropper.py" />
   <source>Colour picker</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/eyedropper.py" />
   <source>Take a colour from the picture; Alt picks with any painting tool.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/frame.py" />
   <source>Crop frame</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/frame.py" />
   <source>Drag the frame of what the model sees: corners resize, edges set the padding, the grip the resolution; past the picture's edge, it extends the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/gradient.py" />
   <source>Gradient</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/gradient.py" />
   <source>Drag from the foreground to the background colour; Shift makes circles around the start.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/hand.py" />
   <source>Hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/hand.py" />
   <source>Pan the picture; Space or the middle button pans with any tool.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/lasso.py" />
   <source>Lasso</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/lasso.py" />
   <source>Draw around what is to be selected; Shift adds, Ctrl subtracts, both intersect.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/line.py" />
   <source>Drag a straight line as wide as the brush; Shift turns it by steps of 15 degrees.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/magnetic_lasso.py" />
   <source>Magnetic lasso</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/magnetic_lasso.py" />
   <source>Click, then move along an edge; click to fix the line, Enter or a double click closes, Esc cancels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/move.py" />
   <source>Move layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/move.py" />
   <source>Drag the active layer to another place; Shift keeps it on one axis.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/move.py" />
   <source>Choose a layer to move: the mask is active.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/move.py" />
   <source>“{node}” is locked.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/object.py" />
   <source>Click an object, or drag a box around it: a SAM 2 model selects it; Shift adds, Ctrl subtracts.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/polygon_lasso.py" />
   <source>Polygon lasso</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/polygon_lasso.py" />
   <source>Click the corners; Enter or a double click closes, Backspace takes back a corner, Esc cancels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/quick_select.py" />
   <source>Quick selection</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/quick_select.py" />
   <source>Scribble over what is to be selected; Ctrl scribbles over what is not; another tool ends it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/rectangle.py" />
   <source>Rectangle selection</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/rectangle.py" />
   <source>Drag a rectangle; Shift adds, Ctrl subtracts, both intersect; Shift during the drag makes a square.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/smudge.py" />
   <source>Smudge</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/smudge.py" />
   <source>Drag the colours of the active layer along; the opacity says how far they are carried.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/smudge.py" />
   <source>Choose a layer to paint on: the smudge brush changes no masks.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/text.py" />
   <source>Click where a text is to begin; it becomes a layer, as high as the brush is wide.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/transform.py" />
   <source>Drag handles to scale (Shift: freely, Alt: about the middle), outside to rotate; Enter applies, Esc cancels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/wand.py" />
   <source>Magic wand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/wand.py" />
   <source>Click to select what has about this colour; Shift adds, Ctrl subtracts, both intersect.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/zoom.py" />
   <source>Zoom</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/toolbox/zoom.py" />
   <source>Zoom in at each click; Ctrl zooms out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>Flip horizontally</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>Mirror it from left to right.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>Flip vertically</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>Mirror it from top to bottom.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>Masked only</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>Transform only what is masked of the layer; the rest stays.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>Column of its middle.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>Row of its middle.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>W</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>Width relative to the original; a negative one mirrors.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>H</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/tools/transform_bar.py" />
   <source>Height relative to the original; a negative one mirrors.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_browser.py" />
   <source>No training runs yet.

1. Choose a preset in the Training panel.
2. Start training: its curves and samples appear here.
3. Draw samples at any moment, and stop when they are good.
4. Use the model: it is then the recipe's model in Paint (F1).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_browser.py" />
   <source>Show the runs whose name, tags, notes, state, preset or folder has these words.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_browser.py" />
   <source>Back to run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_browser.py" />
   <source>Show the curves and samples of the current run.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_browser.py" />
   <source>Undo delete</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_browser.py" />
   <source>Start training</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_browser.py" />
   <source>Train a model with the settings in the Training panel.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_browser.py" />
   <source>Training runs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_browser.py" />
   <source>runs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_details.py" />
   <source>Selected run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_details.py" />
   <source>Your name for this run; empty: the name of its folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_details.py" />
   <source>Tags</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_details.py" />
   <source>Words to find this run by, separated by commas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_details.py" />
   <source>Notes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_details.py" />
   <source>Your notes on this run; they are kept in notes.json in its folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_details.py" />
   <source>Select a run to see it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_details.py" />
   <source>Folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_details.py" />
   <source>Newest samples</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_details.py" />
   <source>{count} runs are selected.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_table_model.py" />
   <source>State</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_table_model.py" />
   <source>Preset · model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_table_model.py" />
   <source>Figures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_table_model.py" />
   <source>Time</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_table_model.py" />
   <source>Last active</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_texts.py" />
   <source>starting</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_texts.py" />
   <source>training</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_texts.py" />
   <source>paused</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_texts.py" />
   <source>finished</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_texts.py" />
   <source>interrupted</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_texts.py" />
   <source>cannot be read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_texts.py" />
   <source>{steps} steps in {time}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_texts.py" />
   <source>{step:,} of {steps:,}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/browser/run_texts.py" />
   <source>validation loss {format_figure} ↓</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/comparison.py" />
   <source>yes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/comparison.py" />
   <source>This is the current run.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/comparison.py" />
   <source>At most {max_runs} runs can be compared. Deselect one first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/comparison_table.py" />
   <source>These runs have the same settings.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/comparison_table.py" />
   <source>Comparison of the runs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/results.py" />
   <source>not ranked: failed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/results.py" />
   <source>not ranked: warning</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/results.py" />
   <source>not ranked: {word}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/results.py" />
   <source> (other data)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/run_chooser.py" />
   <source>Compare runs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/run_chooser.py" />
   <source>Runs to compare with</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/run_chooser.py" />
   <source>Other folder…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/run_chooser.py" />
   <source>Compare with a run in another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/run_chooser.py" />
   <source>Searching for runs…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/run_chooser.py" />
   <source>No other runs yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/run_chooser.py" />
   <source>Compare with a run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/run_chooser.py" />
   <source>Overlay up to {max_runs} other runs and list the settings that differ.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/comparison/run_chooser.py" />
   <source>Compare runs · {count}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>Scroll or drag to zoom and pan; double-click to reset.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>Loss terms</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>Evaluation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>Optimizer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>System</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>loss</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>by timestep quartile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>gradient norm</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>before clipping</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>learning rate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>throughput</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>memory</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>Training and validation loss, in the unit beside the title. {zoom}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>loss terms</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>Images trained on per second. {zoom}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>Loss at low to high noise levels. {zoom}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>L2 norm of the gradient. {zoom}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>Learning rate after warm-up and decay, and the base rate that they scale. {zoom}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>Memory used by the training process. {zoom}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>Not shown, since their losses have other units: {omitted}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>Not shown, since they were evaluated on other data: {elsewhere}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/charts.py" />
   <source>The terms of the loss, or measures beside it, smoothed. {zoom}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/curves.py" />
   <source>log</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/curves.py" />
   <source>Logarithmic loss</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/curves.py" />
   <source>Logarithmic loss axis, where all values are positive.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/curves.py" />
   <source>Horizontal axis</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/curves.py" />
   <source>Step or training time.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/curves.py" />
   <source>Lower charts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/curves.py" />
   <source>Choose what is shown below the loss.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/curves.py" />
   <source>time</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/curves.py" />
   <source>step {loss:,.0f}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/curves.py" />
   <source>smoothed {format_value}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/export.py" />
   <source>this run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/legend.py" />
   <source>Legend: </source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/metric_chart.py" />
   <source>Evaluation metric.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/metric_chart.py" />
   <source>Metric of each evaluation. {zoom}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/metric_chart.py" />
   <source>Metric {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/metric_chart.py" />
   <source>real data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/plot.py" />
   <source>training time ({name})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>validation (EMA)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>training subset (EMA)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>validation (raw)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>training subset (raw)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>KL divergence</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>1st</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>2nd</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>3rd</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>4th</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>base learning rate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>value</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>training (smoothed)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/run_lines.py" />
   <source>smoothed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/square_plot.py" />
   <source>false positive rate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/curves/square_plot.py" />
   <source>true positive rate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>greyscale</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>{count:,} pictures</source>
   <extracomment>for 1: {count:,} picture</extracomment>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>Data preview</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>Captions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>Skipped files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>SHA-256 of the data: it tells whether two runs used the same data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>Augmented</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>Classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>Fingerprint</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>no validation split</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>Original</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>Values</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>{held_out:,} for validation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>{captioned:,} captioned</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>{count:,} skipped</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/data/data_preview.py" />
   <source>{channels} channels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/data/histogram.py" />
   <source>blue</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/data/histogram.py" />
   <source>Histogram of values</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/data/histogram.py" />
   <source>Histogram of the values ({names}), on a square-root scale.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/drawing/drawing_dialog.py" />
   <source>Draw points</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/drawing/drawing_dialog.py" />
   <source>Tool of the left mouse button; X switches.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/drawing/drawing_dialog.py" />
   <source>Spread</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/drawing/drawing_dialog.py" />
   <source>Remove all points.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/drawing/drawing_dialog.py" />
   <source>Use points</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/drawing/drawing_dialog.py" />
   <source>Save the points to a file and train on it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/drawing/drawing_dialog.py" />
   <source>Width of the stroke in percent of the pad; [ and ] change it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/drawing/drawing_dialog.py" />
   <source>Draw</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/drawing/drawing_dialog.py" />
   <source>There are no points yet. Draw some first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/drawing/drawing_pad.py" />
   <source>Draw points here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/drawing/drawing_pad.py" />
   <source>Drawing pad</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/metrics_table.py" />
   <source>The same for real pictures in place of the samples.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/metrics_table.py" />
   <source>Change since the previous evaluation.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/metrics_table.py" />
   <source>model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/metrics_table.py" />
   <source>Evaluation · step {step:,}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/metrics_table.py" />
   <source> · {count:,} samples</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/metrics_table.py" />
   <source>Measured on {count:,}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/metrics_table.py" />
   <source>Not shown ({format_figure}): {doubt}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>Starts a branch from step {step:,}, the last healthy checkpoint, with {settings}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>Starts a new run from scratch with {settings}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>in a branch</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>in a new run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>Sets {settings} from the next step on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>Starts a branch from the newest checkpoint with {settings}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>Starts a new run from scratch with {settings}: no checkpoint fits that network.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>on</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>off</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>Saves a checkpoint and stops this run. {effect}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/remedies.py" />
   <source>Saves a checkpoint and stops this run. {text}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/evaluation/warning_strip.py" />
   <source>Warnings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Wasserstein</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Warm-up steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Steps in which the learning rate rises from zero to its base.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Gradient accumulation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Batches per optimizer step, whose gradients are averaged: like a batch that many times as large, in the memory of one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Network width</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Factor on the channels of every level: twice as wide learns more, and takes about three times as long.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Validation split</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Share of the data kept for validation, never trained on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Random crop, up to</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Largest share of the side that is cropped at random.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Random rotation, up to °</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Largest rotation in degrees, either way.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>EMA decay</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Decay of the weights' moving average: closer to 1 is smoother and lags more.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Gradient clipping</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Largest L2 norm of the gradient: smaller is more stable, larger lets rare pictures teach more.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Weight decay</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Strength of weight decay, against overfitting.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Label dropout</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Probability that a label is dropped, so that the model also learns to sample without one (for guidance).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Min-SNR γ</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Upper limit of the loss weight by signal-to-noise ratio, so that easy noise levels do not dominate.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Timestep shift</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Above 1, noisy timesteps are drawn more often: there, a prompt or label decides. Below 1, less often.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Checkpoint every, s</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Seconds of training between checkpoints: at most this much is lost in a crash.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Early stopping patience</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Stop after this many validations in a row without improvement.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Evaluate every, steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Steps between evaluations of the samples; off: only at the end.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>CPU threads</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Number of CPU threads; off: automatic, by the size of the network's operations.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Learning rate schedule</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>How the learning rate falls from its base over the run: to zero, or not at all.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Horizontal flip</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Mirror half of the pictures at random: for faces and scenes, not for letters and digits.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>AdamW, or Muon: better per step for large matrices, at about a fifth more time per step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>TensorBoard event files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/advanced_settings.py" />
   <source>Also write event files into the run folder, for TensorBoard and the tools that read them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/branch_notice.py" />
   <source>Cancel branch</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/branch_notice.py" />
   <source>Start the next run from scratch instead.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/branch_notice.py" />
   <source>Branch of {name} from step {step:,}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>Show the pictures, the number per class, and skipped files.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>digits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>a folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>drawn scenes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>2-D toy data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>Training data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>Preview data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>Distribution of the points.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>Choose folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>Choose the folder of training pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>Draw the points, or choose a file of points.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>All pictures in this folder and its subfolders are used for training.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>file of points</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>File of points</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>A .json or .csv file of x and y coordinates.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>Choose file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>Choose the file of points.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>folder of pictures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/data_fields.py" />
   <source>Points (*.json *.csv)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/learning_rate_field.py" />
   <source>Base learning rate from the next step on, scaled by warm-up and decay: lower it when the loss is unstable.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/learning_rate_field.py" />
   <source>Use this base learning rate from the next step on; warm-up and decay continue from it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/learning_rate_field.py" />
   <source>Base learning rate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/learning_rate_field.py" />
   <source>Apply base learning rate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/learning_rate_field.py" />
   <source>What the optimizer uses: the base, after warm-up and the schedule's decay.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/learning_rate_field.py" />
   <source>The run uses this base learning rate already.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/learning_rate_field.py" />
   <source>Learning rate now {rate:.2g}: {share:.0%} of the base</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/learning_rate_field.py" />
   <source>Base learning rate {editor} since step {step:,}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/option_field.py" />
   <source>{title} must be between {minimum:g} and {maximum:g}; the recipe has {loaded!r}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/option_field.py" />
   <source>{title} is one of {choices}, not {key}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/option_field.py" />
   <source>{title} takes numbers and ranges, such as 0-4, 7.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/option_field.py" />
   <source>{title} is on or off, not {loaded!r}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/preset_picker.py" />
   <source>Fill in settings that work well for a kind of model and data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/preset_picker.py" />
   <source>Preset</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>A branch keeps its parent's model. Cancel the branch to choose another preset.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Drawn by hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>minutes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Stop after</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Training steps or minutes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Prediction type</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>What the network predicts from x_t: the noise, the clean picture, velocity, or posterior mean.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Batch size</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Length of the training.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Stop after, unit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Choose other data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Width and height of the training pictures: doubling it takes about four times as long.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Pictures per training step: larger batches give smoother gradients and slower steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Learning rate before warm-up and decay: too high makes training unstable, too low slow.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Random seed: the same seed and settings give the same model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/training_fields.py" />
   <source>Choose a preset such as {fit}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/validation.py" />
   <source>Early stopping needs a loss that falls as this model improves; turn it off.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/validation.py" />
   <source>This model trains on pictures, not on 2-D toy data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/validation.py" />
   <source>The network downsamples pictures: use a multiple of {multiple}, such as {nearest}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/validation.py" />
   <source>{title} changes the network, and a branch keeps its parent's. Change it back, or cancel the branch.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/form/validation.py" />
   <source>An MLP trains on pictures of at most {max_mlp_size} px.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/progress.py" />
   <source>Training progress</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/progress.py" />
   <source>Training progress, by steps or by time, whichever limit comes first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/progress.py" />
   <source>{step:,} steps in {duration}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/progress.py" />
   <source>{images_per_second:,.0f} images/s</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/progress.py" />
   <source>step {step:,} of {steps:,}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/progress.py" />
   <source>step {step:,}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/progress.py" />
   <source>{duration} total</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Enter a name of at most 60 letters.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>An ssh address is host or user@host.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Enter the folder for runs on that computer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>This is not a valid name of a SLURM partition.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>A time limit is [days-]hours:minutes:seconds.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Name of the computer in this list.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>ssh address</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>host or user@host; not needed if the runs folder is mounted here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Runs folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Folder for runs on that computer; ~/ is the home folder there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Mounted at</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Path of the same folder on this computer, if it is mounted.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Python interpreter on that computer with Denoise Studio installed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Partition</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>default</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>SLURM partition; empty for the default.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Time limit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>SLURM time limit: [days-]hours:minutes:seconds.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Nodes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Processes per node</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Cores per process</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Device</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Device to train on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Setup commands</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Shell commands to run before training, such as loading modules.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Computers that train together.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Training processes per node: one per GPU.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>CPU cores per process, for SLURM.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>Setup</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/host_fields.py" />
   <source>auto</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Train on another computer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Computer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Saved host profiles.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Save</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Save this host profile.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Delete profile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Delete this host profile; its runs are kept.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Launcher</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>How the training processes are started.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Run name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>The run's folder inside the runs folder of that computer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>A preset's name, or the path of the recipe file on that computer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Resume an existing run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Resume the run from its newest checkpoint there, with its own recipe.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Copy the command to the clipboard.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Save recipe…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Save the settings as a recipe file, to be copied to that computer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Follow run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Show the run as it trains there, and control it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Enter an ssh address, or the folder where the runs are mounted here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>new</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/remote/remote_dialog.py" />
   <source>Enter the recipe and the run's name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Train a model with these settings.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Start branch</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Continue training from the parent's checkpoint with these settings.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Stop and branch</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Save and stop the run in progress, then start the branch.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Resume run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Resume the run from its newest checkpoint.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Pause or resume the training between two steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Save a checkpoint and stop the training.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Kill process</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>End the training process at once; its last checkpoint is kept.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Pausing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>The branch starts as soon as the run has stopped.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_controls.py" />
   <source>Stopping</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>Draw a grid of samples at the current step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>Save a checkpoint at the current step, and never delete it automatically.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>The run is starting.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>Sample now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>Save checkpoint now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>All runs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>List every training run (Ctrl+R).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>Export the curves as a picture or a table.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>Curves as picture (PNG)…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>Curves as table (CSV)…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>The run has {state}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>Select the run's newest checkpoint in the recipe, to generate pictures with it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/run_header.py" />
   <source>There is no checkpoint yet. One is saved from time to time, on request, and when the run stops.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/gallery.py" />
   <source>Samples</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/gallery.py" />
   <source>Sample, nearest training picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/gallery.py" />
   <source>Pairs: a sample, and right of it the training picture nearest to it in pixels; the closest pairs first. If they are alike, the model has memorized its training data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/gallery.py" />
   <source>Show samples, or a picture or curve of the last evaluation.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/gallery.py" />
   <source>{name} · step {step:,}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/gallery.py" />
   <source>{get} · step {step:,}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/picture_view.py" />
   <source>Real pictures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/picture_view.py" />
   <source>Click to enlarge.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/sample_grid.py" />
   <source>No samples yet: the first grid is drawn after a few training steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/sample_grid.py" />
   <source>Every grid starts from the same noise: differences come from the model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/sample_grid.py" />
   <source>The run names a picture outside its own folder; it is not shown.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/sample_grid.py" />
   <source>Samples · step {step:,}, fixed seed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/sample_grid.py" />
   <source>The picture is {width} × {height} pixels, too large to be shown here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/sample_grid.py" />
   <source>The picture {path} could not be read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/sample_viewer.py" />
   <source>← → go through the run · wheel zooms · 0 fits · Esc closes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/sample_viewer.py" />
   <source>Enlarged samples</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/sample_viewer.py" />
   <source>Left and Right go through the run, plus and minus zoom, Esc closes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/sample_viewer.py" />
   <source>Close enlarged samples</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/samples/sample_viewer.py" />
   <source>Close (Esc).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/training_panel.py" />
   <source>Keep training after closing the window</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/training_panel.py" />
   <source>Training continues in the background; the next start of the program opens it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/training_panel.py" />
   <source>Starting the training process</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/training_panel.py" />
   <source>Training settings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/training_panel.py" />
   <source>Not started. {problem}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/training/training_view.py" />
   <source>ended</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/undo_list.py" />
   <source>Undo list</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/undo_list.py" />
   <source>Initial state</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/undo_list.py" />
   <source>Click a step to go back, or forward, to it.</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <location filename="../../studio/ui/undo_list.py" />
   <source>{count} steps</source>
   <extracomment>for 1: {count} step</extracomment>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <location filename="../../studio/ui/undo_list.py" />
   <source> · {held} of {undo_bytes} MB, then the oldest are dropped</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/watch/watch_view.py" />
   <source>xₜ · the noisy state that enters the step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/watch/watch_view.py" />
   <source>predicted x₀ · the network's estimate of the clean picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/watch/watch_view.py" />
   <source>predicted noise · grey is zero</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/watch/watch_view.py" />
   <source>change of x₀ since the previous step · black: no change</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/widgets/number_field.py" />
   <source>This field</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/widgets/number_field.py" />
   <source>{name} takes {low} to {high}{unit}, not {editor}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/widgets/number_field.py" />
   <source>{problem} {range} stays in use.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/widgets/rows/rows_page.py" />
   <source>Search {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/widgets/save_dialog.py" />
   <source>Replace file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/widgets/save_dialog.py" />
   <source>Replace</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/widgets/save_dialog.py" />
   <source>{path} already exists. Replace it?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/widgets/search_popup.py" />
   <source>Nothing matches.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/widgets/search_popup.py" />
   <source>Search: {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/widgets/search_popup.py" />
   <source>All</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/widgets/seed_field.py" />
   <source>Random seed: the same seed and settings give the same picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/widgets/seed_field.py" />
   <source>Random seed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/widgets/seed_field.py" />
   <source>Draw a random seed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/widgets/seed_field.py" />
   <source>Lock seed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/widgets/seed_field.py" />
   <source>Locked: use this seed for every picture. Unlocked: draw a new one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/wiring/explore_area.py" />
   <source>Cell to canvas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/wiring/generation_area.py" />
   <source>Model file…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/wiring/generation_area.py" />
   <source>Model folder…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/wiring/generation_area.py" />
   <source>Accept</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/wiring/generation_area.py" />
   <source>Enter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/wiring/generation_area.py" />
   <source>Discard</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/wiring/latents_area.py" />
   <source>The prompt is now: {text}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>New…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Start a new picture of a size that you choose.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open a picture or a project on the canvas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open recent…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open a project that was opened or saved before.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save layers, mask, lanes and recipe as an OpenRaster file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save project as…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save the project into another file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Export picture…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Write what the canvas shows as PNG with its recipe, or as JPEG, WebP, TIFF or AVIF.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Export frame…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save the frame under the playhead as a PNG.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Close picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove the picture and the mask.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Quit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Close the window.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Undo the last action.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Edit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Redo the last undone action.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show every step by its name, to go back to one at once.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Copy picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Copy what the canvas shows.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Copy as diffusers code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Copy a Python script that makes the picture in view with plain diffusers; without one, the recipe's.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Paste a picture from the clipboard onto the canvas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Paste as layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add the picture in the clipboard as a layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use recipe of result</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Load the selected result's recipe.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Selected result</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add result as layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add the selected result as a layer of the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use recipe, but not its seed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Load the recipe, and keep the seed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Copy result as diffusers code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Copy a Python script that makes the selected result with plain diffusers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Compare result with picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Compare the selected result with what is in view.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Put result on canvas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Offer the selected result on the canvas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open lane of result</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show the selected result's steps in the Watch workspace.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show result in file manager</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open the selected result's folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Delete result</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Move the selected result to the history's trash.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Tags of result…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Tag the selected result, to find it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>No stars</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Results with a star are never removed to make room.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Stars of result</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>★</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>★★</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>★★★</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>★★★★</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>★★★★★</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Find result</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Search the history by words, model, date or tags.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Restore result</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Compare two results</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Compare the two results selected in the gallery.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Browse all results over the whole window.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Space for results…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Set how much of the disk the results may take.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Keyboard shortcuts…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Look up and change the keys of every command.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Fit to window</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show the whole picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Actual size</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Zoom to 100%: one picture pixel per screen pixel.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Zoom in</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Zoom in by one step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Zoom out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Zoom out by one step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Pixel values</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Write its value onto each pixel, when the pixels are large enough.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Paint workspace</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Arrange the panels for painting.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Watch workspace</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Arrange the panels for watching the steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Train workspace</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Arrange the panels for training.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Explore workspace</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Arrange the panels for exploring latent spaces, noise and pixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Reset workspace</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Restore the default layout of this workspace.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>One view of the step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>In the Watch workspace, show the canvas alone.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Two views of the step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>In the Watch workspace, show x_t and the predicted x0 beside each other.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Four views of the step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>In the Watch workspace, show x_t, the predicted x0, the noise and the change.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Reduce motion</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Nothing moves or blinks by itself.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Theme: follow the system</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use the system's light or dark theme.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Theme: dark</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use the dark theme.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Theme: light</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use the light theme.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Follow the system</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use the system's language from the next start on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Language</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>English</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use English from the next start on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Deutsch</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use German from the next start on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Find command…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Search all commands by name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Accept the result: it becomes the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Image</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Accept as layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Accept the result as a new layer on top.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Compare before / after</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show or hide the result.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Discard the results without a star; they stay in the history.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Discard this result</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Discard the selected result alone.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Star or unstar result</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Keep the selected result when the others are discarded.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Crop canvas to mask</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Cut the canvas, with all layers, to the box around the mask.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Canvas size…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Cut the canvas, or add around the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Image size…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Resample the picture with all its layers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Extend canvas…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add space around the picture, masked so that Generate fills it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Upscale…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Upscale the picture with a model or by resampling, and refine it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Compare what is in view with the pinned frame, its parent, or the earlier picture; again to stop.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Compare with…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Choose a lane, a frame, a result of the history or a file to compare with.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Pin the frame under the playhead, to compare others with it; again to unpin it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show both side by side.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Drag a divider over both; Shift and the arrow keys move it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show one after the other; T does so by hand.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show how much each pixel differs, with a scale.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Keep both at the same step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Move the compared lane along with the playhead.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>End comparison</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Choose colour…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Choose the colour to paint with on a layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Swap colours</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Swap the foreground and the background colour.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Stroke options…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Set symmetry, stabiliser, and what the pen's pressure does.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>No symmetry</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Paint each stroke once.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Vertical symmetry</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mirror strokes at a vertical axis.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Horizontal symmetry</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mirror strokes at a horizontal axis.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Symmetry at both axes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mirror strokes at a vertical and a horizontal axis.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Radial symmetry</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Repeat strokes around a centre.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Swap brush and eraser</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Switch between brush and eraser.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Decrease brush size</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make the brush smaller.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Increase brush size</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make the brush larger.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Decrease brush hardness</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make the brush's edge softer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Increase brush hardness</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make the brush's edge harder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Brush opacity 10%</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Set the brush's opacity.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Brush opacity</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Brush opacity 20%</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Brush opacity 30%</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Brush opacity 40%</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Brush opacity 50%</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Brush opacity 60%</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Brush opacity 70%</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Brush opacity 80%</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Brush opacity 90%</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Brush opacity 100%</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>New layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add an empty layer over the active one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add pictures as layers…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add picture files as layers over the active one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Group layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Put the active layer into a new group.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Ungroup</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Put the layers of the active group in its place.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Duplicate layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add a copy of the active layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Rename layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Type another name for the active layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Delete layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Delete the active layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Merge down</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Merge the active layer into the one below it, or a group into one layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Flatten picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Replace all layers by the picture that they show.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show or hide layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show the active layer, or hide it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Lock or unlock layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Protect the active layer from editing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Lock or unlock transparency</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Let painting on the active layer change its colours only.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Move layer up</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Move the active layer up by one position.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Move layer down</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Move the active layer down by one position.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Choose layer above</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Paint on the layer above the active one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Choose layer below</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Paint on the layer below the active one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mirror the active layer from left to right.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mirror the active layer from top to bottom.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Turn the active layer clockwise by 90 degrees.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Turn the active layer anticlockwise by 90 degrees.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Scale and rotate layer…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Scale and turn the active layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mask what the layer covers: its transparency becomes the mask.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>New control layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add an empty layer whose painted lines the model follows.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Canny edges</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Thin edges, white on black (Canny 1986).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Control layer from picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Soft edges</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Soft edges like those of HED, from gradients at three scales, without a trained network.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Line art</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>The dark lines of a drawing and the dark sides of edges, white on black (difference of Gaussians).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Scribble</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>A few thick lines, white on black, as if drawn by hand: from a picture, or painted.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Depth</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>How near everything is, white in front and black behind, estimated by a depth model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Normals</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Which way surfaces face, from a depth model, or else from the shading, with brightness taken for height.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Pose</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>A person's joints and limbs in OpenPose's colours; the person should fill most of the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Segmentation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>What is where, in the colours of ADE20K's 150 classes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Tile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>The picture with less detail, which the model adds.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Inpaint</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>The picture without what the mask covers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>New regions layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add a layer of colours that have a prompt each.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Swap mask and layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Repaint by the active mask layer, and keep the mask there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mask to layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Keep the mask as a layer that can be painted and used later.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Paint on mask or layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Switch between the mask and the layer used last.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Fill mask</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mask the whole picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove the mask.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Invert mask</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Repaint what was kept, and keep what was repainted.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Grow mask…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Move the mask's edge outwards by some pixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Shrink mask…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Move the mask's edge inwards by some pixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Feather mask…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Blur the mask's edge, so that it fades.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Smooth mask…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Round the mask's corners and remove small details.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Border of mask…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mask a band along the mask's edge only.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mask what the mask encloses completely.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove islands from mask…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Clear separate parts of the mask that are small.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mask what is opaque of the active layer, in proportion to its alpha.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Select by words…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Select what words name, such as the sky, with a model that reads them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Keep mask as selection…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Keep the mask under a name; it is saved with the project.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Kept selections…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make a selection that was kept the mask.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Load mask…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use a picture as the mask: white is masked, black is not.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save mask…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save the mask as a grey PNG: white is masked.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Reset crop frame</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Let the crop follow the mask and the padding again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mask overlay…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Set the colour and the opacity of the mask's overlay.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Earlier prompts…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Search the prompts that were generated before.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Previous prompt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show the prompt before this one; Alt+Up in the field.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Next prompt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Go back to a later prompt; Alt+Down in the field.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Modifiers…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Styles…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Choose the styles that are added to the prompt.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Keep the prompts in your styles.csv under a name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Negative prompts…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open wildcards folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show the text files that __name__ in a prompt draws from.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Run the recipe, or queue it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Stop the running job and discard its pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Stop after this batch</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Finish the current pictures and start no others.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Stop and keep this step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Stop, and save the predicted x0 of this step as the result.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Variations of this</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make four variations of the generated picture in view.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Reuse last seed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Set the seed of the last job again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Clear queue</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove the jobs that have not started.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>While you paint, let a model make a picture of what is on the canvas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add live picture as layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Put the live picture over the others as a new layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Live picture beside or over</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Pause queue</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Start no further job; the running one continues.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Edit waiting job</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Load the selected job's recipe; the next run replaces the job.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Waiting job</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Duplicate waiting job</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Queue the selected job once more, after it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Move waiting job up</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Run the selected job earlier.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Move waiting job down</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Run the selected job later.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove waiting job</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove the selected job from the queue.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Grid…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make a picture for each combination of two or three settings.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Sampler race…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Compare samplers on the same noise: steps, evaluations, time, and distance to the result of 1,000 steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Memory and speed…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Set precision, how memory is saved, what loaded models may take, and Turbo.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Restart engine</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>End the engine process and start a new one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Play or pause</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Play the frames of the timeline.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Denoise again from the step under the playhead on, with the settings of the recipe panel.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Rename lane…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Give the selected lane a name; F2 in the timeline.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Lane</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Fold or unfold branches</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Hide the branches of the selected lane, or show them; minus and plus in the timeline.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove the selected lane and its branches from the timeline; their results stay in the history.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove the pressed word at every step, and show when that no longer changes the mask; again: stop.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Lane colour: none</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove the lane's colour.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Lane colour: teal</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Mark the selected lane with a colour.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Lane colour: violet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Lane colour: pink</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Lane colour: ochre</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Lane colour: blue</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Go back by one frame.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Go to frame</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Go forward by one frame.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Go to the first frame.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Go to the last frame.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Repeat from the first frame after the last.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Paint into the predicted x0 of this step, and denoise again from there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make a film, numbered pictures or a contact sheet of lanes beside each other.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Copy lane as diffusers code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Copy a Python script that makes the selected lane's pictures with plain diffusers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show x_t</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show the noisy state that enters each step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show predicted x0</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show the model's prediction of the clean picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Swap x_t and predicted x0</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Switch between noisy state and prediction.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Train with the settings of the training panel.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Pause or resume training</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Pause the run, or resume it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Stop training</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save a checkpoint and end the run.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Draw a sample grid at this step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save a checkpoint at this step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>List every training run, with notes, figures and samples.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show the curves and samples of the selected run.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Resume the selected run from its newest checkpoint.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Branch from run…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Prepare a new run from the selected run's newest checkpoint.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Compare selected runs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Plot the selected runs together.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use run as model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Select the run's newest checkpoint in the recipe.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show run in file manager</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open the selected run's folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Delete run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Move the selected runs to the trash; this can be undone.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add folder of runs…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>List the runs of another folder, too.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove folder of runs…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Stop listing the runs of an added folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open run folder…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open the folder of a run, whether it is training or has ended.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Train on another computer…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Get the command to run there, and follow the run from here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Export model…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Export as a diffusers folder, a single file, or an ONNX decoder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use this model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use the best checkpoint</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Select the checkpoint with the lowest validation loss.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Branch from here…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Continue from the checkpoint under the playhead in a new run.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Compare runs…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Plot other runs beside this one, and list the settings that differ.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Export curves as PNG…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save the plots as a picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Export curves as CSV…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save the metrics of every step as a table.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Noise the picture on the canvas by any schedule.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>2-D playground</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Train a small model of 2-D points, and watch its samples move from noise to data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Train or pause in playground</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Train the model of 2-D points, or pause the training.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Race samplers in playground</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>All samplers from the same noise beside each other.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>The same noise denoised by each checkpoint of a training run.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Word attention</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show the cross-attention to each word of the lane's prompt, over all steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>The picture as the matrix of numbers that it is.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Map latent space</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show whole map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Zoom so that all points are in view.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save map…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Save the map as a picture, or its points as a table.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Put point on canvas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Put what is under the pointer of the map on the canvas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Place canvas picture on map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Encode the canvas and show where it lies.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Place pictures on map…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Encode picture files and show where they lie.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove placed pictures from map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show the points of the data alone.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Manifold on canvas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Decode 15 x 15 places of a latent space of two numbers, and put them on the canvas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make film of path</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make a film of the path, as a lane of the timeline.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Set group A</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make the selected points group A of A - B + C.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Set group B</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make the selected points group B of A - B + C.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Set group C</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Make the selected points group C of A - B + C.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>List every model, LoRA, ControlNet and VAE on this computer; again: go back.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add from hub…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Look up a model at the hub, and download it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add model file…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use a model or a LoRA in a .safetensors file; it stays where it is.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Add model folder…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use a model in a diffusers folder; it stays where it is.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Scan folder for models…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>List the models in a folder of A1111, ComfyUI or InvokeAI.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Use model in recipe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Put the selected model into its place in the recipe.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Star model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Star the selected models, or remove their stars.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Verify model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Read all its files, and compare them with the known checksums.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show model in file manager</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Open the selected model's folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Copy path of model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Copy the path of the selected model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show licence of model…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Show the text of the selected model's licence.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Remove the selected models from the list; this can be undone.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>A tour of the first minutes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Help</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Learn generative models station by station, each with something to do.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Restart course</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Forget which stations are completed, and start over.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>What is this?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Then click a setting or a panel: what it does, with its equation and paper.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/commands" />
   <source>Version and licence.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>The rule that takes x_t to the next, less noisy state. DDIM, Euler, Heun, DPM++ and UniPC follow one path for each starting noise and differ in how exactly; DDPM, Euler a and the SDE samplers add new noise on the way, so that more steps give other pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Song, Meng and Ermon 2021 (DDIM), equation 12</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>The number of denoising steps from noise to picture. With fewer steps each one bridges a larger gap, which costs detail first and the layout last; beyond a few dozen little changes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Song, Meng and Ermon 2021, section 4.2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>The network predicts the noise twice, with and without the prompt or the label, and the difference is exaggerated. A higher scale follows the prompt more closely, at the cost of variety, and too high a one burns the colours; 1 means no guidance.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Ho and Salimans 2022, equation 6</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>At which noise levels the steps lie. Even timesteps spend most steps where the picture is noisy; the others put more of them where little noise is left and detail appears.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Karras et al. 2022, equation 5; Lin et al. 2024, table 2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>η, the noise of DDIM</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>How much new noise each step adds: none at 0, where the same starting noise always ends in the same picture, and as much as DDPM at 1. Some noise corrects errors of earlier steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Song, Meng and Ermon 2021, equation 16</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Variance of DDPM</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>The variance of the noise that a step adds. The small one is right for data without spread, the large one for data that is pure noise; with many steps they differ little.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Ho, Jain and Abbeel 2020, section 3.2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Guidance makes the prediction's contrast larger than that of any training picture. This brings it back to that of the prediction with the prompt: 0 leaves it, 1 brings it back wholly.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Lin et al. 2024, equation 16</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Perturbed-attention guidance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Besides the prompt, the network is steered away from what it predicts when its self-attention is switched off, which blurs the structure of things. It helps where there is no prompt, and takes a third evaluation.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Ahn et al. 2024</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>It draws the noise that the picture starts from. The same seed and settings give the same picture, to the bit; with other settings it still decides much of the layout.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>The starting noise is turned towards that of another seed along a great circle, on which it keeps its strength. A little changes details, all of it is the other picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Shoemake 1985 (spherical interpolation)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>The picture is noised only part of the way and denoised from there. At 1 nothing of it is left; at low strength its layout and colours stay and details change.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Meng et al. 2022 (SDEdit)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>A model of pixels repaints by keeping the known part at each noise level. Going back up and down again a few times lets the new part agree with what surrounds it, at as many times the cost. Models with a prompt do so with their latents where that is chosen.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Lugmayr et al. 2022 (RePaint), algorithm 1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>How ᾱ_t, the share of the picture's power in x_t, falls from 1 to almost 0. Linear destroys small pictures early and wastes the last steps; cosine spreads the work more evenly. Explore draws all of them, or your own.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Ho, Jain and Abbeel 2020; Nichol and Dhariwal 2021, equation 17</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>What the network is trained to predict from x_t. The noise is easy to learn but says little of the picture at high noise, the clean picture little at low noise; the velocity v mixes both and is good at all levels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Salimans and Ho 2022, section 4</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>How many pictures each training step averages its gradient over. Larger batches have less noise in the gradient and allow a higher learning rate; each step takes longer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Learning rate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>How far a step moves the weights along the gradient. Too high and the loss jumps or diverges; too low and nothing is learned in the available time.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Loshchilov and Hutter 2019 (AdamW)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>It draws the first weights, the order of the pictures and all noise of the training. The same seed and settings give the same model on the same machine.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Samples are drawn with an average of the weights over the last steps, which jumps about less than the weights themselves. A decay of 0.999 averages over about a thousand steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Ho, Jain and Abbeel 2020, appendix B</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Min-SNR weighting</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>The loss at low noise is much larger in effect and would dominate the training. Its weight is capped at this signal-to-noise ratio, so that all noise levels are learned at once; 5 is usual.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Hang et al. 2023</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Training draws each picture's timestep at random. A shift above 1 draws noisy ones more often: there only the prompt or label tells what to show, while at low noise the picture itself does. 1 draws all equally often.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Esser et al. 2024, equation 23</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>The share of training pictures whose label is hidden. The network so learns to predict without one too, which guidance needs.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Ho and Salimans 2022, algorithm 1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Warm-up</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>The learning rate rises from 0 over these steps, until the optimizer's averages of the gradient are reliable.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Goyal et al. 2017</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>A gradient that is longer than this is shortened to it, so that one unusual batch cannot change the weights much.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Pascanu, Mikolov and Bengio 2013</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Each step shrinks the weights a little, which keeps a network from memorizing the training pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Loshchilov and Hutter 2019</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Each step shrinks the picture and adds Gaussian noise. Because sums of Gaussians are Gaussian, x_t can be drawn from x_0 in one step; the chain beside it has the same distribution, with other noise. At the last t nothing of the picture should be left: its values then follow N(0, 1), the dashed curve.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Ho, Jain and Abbeel 2020, equations 2 and 4; cosine: Nichol and Dhariwal 2021</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Points of noise become points of the data. A diffusion model moves them along its score, the gradient of the log density of noised data: DDPM adds noise on the way, DDIM and Heun follow the flow, the same for the same noise. A VAE and a GAN do it in one step: watch them over the training steps. Click a point to trace it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Song et al. 2021, equation 13</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Each row is one checkpoint of the run, each column one denoising step, and all start from the same noise: down, the model learns; to the right, noise becomes a picture. Early in training only blobs of the right brightness appear. Double-click a cell to put it on the canvas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>In cross-attention every place of the latents weighs every token of the prompt. Rows are words, columns steps. Nouns find their places in the early ones; the curves show the mean attention to each word.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Rombach et al. 2022, section 3.3; Tang et al. 2023 (DAAM)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>A picture is a matrix of numbers for each channel: 0 to 255 in a file, -1 to 1 for a network. Move the pointer over the canvas: the matrix shows the pixels around it. Zoom in until pixels show their numbers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>The mathematics of the step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>The update of the sampler at the playhead with its own numbers: each term with its coefficient and as a picture. Press a picture to see it on the canvas.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/ui/explain/explanations.py" />
   <source>Song, Meng and Ermon 2021, equation 12</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>A picture is a matrix</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>A grey picture is a matrix of numbers from 0 (black) to 255 (white); a colour picture has three of them. Models work with the same numbers scaled to -1 ... 1, so that zero is mid-grey and noise around zero fits on both sides.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Zoom into the picture with the wheel until its pixels show their numbers, then look at the Pixels tab.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Latent space</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>A model that compresses pictures describes each by a few numbers, its code. Codes are points of a space in which similar pictures lie close to each other. A map shows two directions of it: PCA those of the largest variance, LDA those that separate the classes best; t-SNE keeps neighbours together and distorts the rest.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Press Map, and move the pointer over the points: what lies there is decoded.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>van der Maaten and Hinton 2008 (t-SNE)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Autoencoder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>An encoder compresses a picture into a code and a decoder reconstructs it; both are trained together to make the reconstruction equal the original. What does not fit through the narrow code is lost, so the code keeps the features that pictures share. Pictures unlike the training data are reconstructed badly, which reveals anomalies.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Start the training, and watch the reconstructions below the originals become sharp.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Hinton and Salakhutdinov 2006</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Variational autoencoder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>A VAE encodes a picture as a Gaussian instead of a point, and a second term of the loss pulls these Gaussians towards N(0, I). The latent space becomes smooth and has no holes, so random points decode to new pictures. The price is blur: one code stands for all pictures near it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Start the training, and watch the samples: they are decoded from random points.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Kingma and Welling 2014</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Generative adversarial network</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>A generator turns noise into pictures; a discriminator learns to tell them from real ones, and the generator learns to deceive it. Samples are sharp from the start, since blur is easy to detect. The two losses do not fall: they show who is ahead. D(real) and D(fake) near 0.5 mean that the discriminator can only guess.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Start the training, and compare D(real) with D(fake) in the curves.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Goodfellow et al. 2014</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Mode collapse and its remedies</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>A generator may find one picture that deceives the discriminator, and produce nothing else: its samples look alike. Remedies slow the discriminator down or let it see more at once: an R1 penalty, a Wasserstein loss with gradient penalty, the standard deviation of the minibatch as an input, unrolled discriminator steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Raise the learning rate to 0.05 and train until the warning of a mode collapse appears, or train the Wasserstein GAN, which resists.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Gulrajani et al. 2017; Metz et al. 2017; Mescheder et al. 2018</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>The forward process</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Diffusion adds a little Gaussian noise to a picture, step after step, until nothing but noise is left. Because sums of Gaussians are Gaussian, the state after t steps can be drawn at once: x_t is the picture times one factor plus noise times another.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Move the slider of t past 900, where the picture has disappeared.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Sohl-Dickstein et al. 2015; Ho, Jain and Abbeel 2020, equation 4</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Noise schedules</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>The schedule says how fast the signal disappears. A linear one destroys small pictures early, so that many steps are wasted on pure noise; the cosine schedule loses them evenly. What counts is the signal-to-noise ratio at each step, not t itself.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Choose at least two schedules, and compare x_t at the same t.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Nichol and Dhariwal 2021; Kingma et al. 2021</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>DDPM: learning to denoise</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>A network learns to predict the noise in x_t. To generate, one starts from pure noise and removes a part of the predicted noise in each step, adding a little fresh noise. The loss is a plain mean squared error, yet minimises a bound on the likelihood.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Start the training on digits, and watch the samples: strokes appear within a minute.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Ho, Jain and Abbeel 2020, equation 14</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>The reverse process, step by step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Every step is kept in the timeline: the noisy state x_t that enters it, and the clean picture x_0 that the network predicts from it. Early predictions are blurred averages of all that is possible; each step decides more, first the layout, then the detail.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Generate a digit, scrub through its steps, and press V to switch between x_t and x_0.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Ho, Jain and Abbeel 2020, equation 15</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>DDIM: fewer steps, and the same picture again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>DDIM takes the same trained network and walks without fresh noise. Starting from the same noise it ends in the same picture, to the bit, and twenty steps do almost what a thousand did. The picture becomes a function of its noise, so one can interpolate between two of them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Lock the seed and generate twice with DDIM: the two pictures are equal.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Classifier-free guidance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>The network is trained with the label and, now and then, without. At sampling time both predictions are made, and the difference between them is multiplied: more guidance follows the label more strictly, with less variety and too much contrast when it is high.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Generate with the same seed at guidance 0 and at guidance 5.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Ho and Salimans 2022</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>The U-Net</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>The network that denoises has the shape of a U. On the way down the resolution is halved while the channels grow; on the way up it is restored. Skip connections carry the detail across, and attention lets distant parts of the picture agree.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Look at the network of the chosen model, and point at its stages.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Ronneberger, Fischer and Brox 2015</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Latent diffusion</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Most of a picture's numbers are detail that an autoencoder restores by itself. Latent diffusion therefore denoises the codes of an autoencoder instead of pixels: the 49,152 numbers of a colour picture of 128 x 128 become a latent of 2,048, and each step costs a fraction.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Start the training: first the autoencoder is trained, then the denoising network on its latents.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Rombach et al. 2022</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Text to image</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>A text encoder turns a prompt into one vector for each token. In the U-Net every place of the picture attends to these vectors and takes what concerns it. Guidance works as with labels: the empty prompt, or a negative one, takes the place of no label.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Generate a picture from a prompt, such as "a penguin in the snow".</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Vaswani et al. 2017; Rombach et al. 2022</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Repainting a part</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Inpainting keeps what lies outside a mask: in every step the known part is set to its own noisy version, so that the network only has to continue it. Outside the mask the result equals the original to the bit.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Paint a mask over a part of the picture, and press Repaint mask.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Lugmayr et al. 2022, algorithm 1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>ControlNet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>A ControlNet is a trainable copy of the U-Net's way down that reads a further picture, such as edges. Its outputs are added to the skip connections, and start at zero, so that training begins with the unchanged model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Add a control of edges in the recipe, and generate.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Zhang, Rao and Agrawala 2023</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Few-step models</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>A student can learn to do several steps of its teacher at once, with guidance built in. Consistency models predict the end of the path from anywhere on it. Four steps then give what twenty guided ones gave, and live painting becomes possible.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Generate in at most 8 steps with the distilled model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/course/stations.py" />
   <source>Salimans and Ho 2022; Song et al. 2023; Luo et al. 2023</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>FD vs held-out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Fréchet distance between samples and held-out pictures in the features of a small classifier of the same data. It falls with the number of samples: compare equal numbers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Lower is better.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>FD vs training set</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Fréchet distance between samples and training pictures. Far below the one to held-out pictures, it means memorization.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>kernel distance (MMD²) vs held-out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>MMD² vs held-out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Unbiased squared maximum mean discrepancy with a cubic kernel in the features of a small classifier of the same data; around 0 for samples of the data's own distribution.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>kernel distance (MMD²) vs training set</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>MMD² vs training set</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>The kernel distance between samples and training pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>precision</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of samples that lie among held-out pictures: fidelity.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Higher is better.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>recall</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of held-out pictures that lie among samples: diversity.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>density</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>How many neighbourhoods of held-out pictures contain a sample, on average: 1 for real pictures. Unlike precision, it is not raised by single outliers of the data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>coverage</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of held-out pictures with a sample in their neighbourhood.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>plausible samples</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of samples that are as close to a training picture as 99% of held-out pictures are, in pixels and in features.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>distinct samples</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Number of samples that differ from all others by more than copies do.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>diversity</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Mean distance between two samples, relative to that between two real pictures; near 0 after mode collapse.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>diversity within classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Diversity among the samples of one class, averaged over classes: near 0 if each class is one picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>memorized samples</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of samples that are closer to a training picture than 95% of held-out pictures are (root mean square of the pixels' differences). About 5% for new pictures, 100% for copies.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>class coverage</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>class coverage (classes)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>classes covered</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Number of classes with at least a tenth of their share in the data, among plausible samples that are classified with a confidence of at least 1/2.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>rarest class share</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of the rarest class among the samples, counting plausible and confidently classified ones.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>conditional accuracy</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of samples that are classified as the requested label.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>classifier accuracy</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Accuracy of the classifier on held-out pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>train on synthetic, test on real</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Accuracy on held-out pictures of a classifier trained on labelled samples.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>train on real, test on real</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Accuracy on held-out pictures of the same classifier trained on as many real pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>reconstruction PSNR</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>reconstruction PSNR (dB)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Peak signal-to-noise ratio of reconstructed held-out pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>edge PSNR</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>edge PSNR (dB)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>PSNR of the differences between neighbouring pixels: sharp edges.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>PSNR before denoising</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>PSNR before denoising (dB)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>PSNR of the noisy held-out pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>PSNR after denoising</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>PSNR after denoising (dB)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>PSNR of the denoised held-out pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>PSNR to the teacher</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>PSNR to the teacher (dB)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>PSNR of the student's samples against the teacher's, from the same noise.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>negative ELBO</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>negative ELBO (nats)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Upper bound of the negative log-likelihood of a held-out picture; values enter as probabilities of white.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>negative ELBO per value</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>negative ELBO per value (bits)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>The negative ELBO, divided by the values of a picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>active latents</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>active latents (dimensions)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Latent dimensions whose mean varies over the data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>mean of the latents</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>0 is what diffusion on them expects.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>standard deviation of the latents</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>1 is what diffusion on them expects.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>AUC</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Area under the ROC curve of the anomaly score; 0.5 for guessing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>anomaly threshold</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>The score below which 95% of the held-out normal pictures lie.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>balanced accuracy</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Mean of the true negative and true positive rates there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>speedup</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>speedup (×)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Time of the reference, divided by the model's.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>memory reduction</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>memory reduction (×)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Activation memory of the reference, divided by the model's.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>object accuracy</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of samples on which the requested object is recognized.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>background accuracy</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of samples with the requested background.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>both objects present</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of samples that show both requested objects.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>correct sides</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of samples with both objects at the requested positions.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>correct counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of samples with the requested number of objects.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>confident with random labels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of samples with random labels that are classified confidently, relative to real pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>rarest class with random labels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of the rarest class among them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>confident without labels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Share of unconditional samples that are classified confidently, relative to real pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>rarest class without labels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>distance to the training set</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Median distance of samples to the nearest training picture: 0 for copies.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>real pictures' distance to the training set</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>The same for held-out pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>edge F1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>F1 score of the samples' edges against the requested ones, within 2 pixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>edge F1 without ControlNet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>The same from the same noise, without the ControlNet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>edge adherence</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>edge adherence (×)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/metrics.py" />
   <source>Edge F1 with the ControlNet, divided by that without.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/events.py" />
   <source>plausible</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/events.py" />
   <source>implausible</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/events.py" />
   <source>mode collapse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/events.py" />
   <source>missing classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/events.py" />
   <source>divergence</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/events.py" />
   <source>memorized</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/events.py" />
   <source>undecided</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Lower threshold</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Weaker edges are left out, as a share of the strongest gradient.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Upper threshold</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Edges that are this strong somewhere are kept, as a share of the strongest gradient.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Edge width</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Width of the finest edges, in pixels of a picture 512 pixels wide.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Threshold</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Weaker edges are black.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Line width</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Width of the lines to detect, in pixels of a picture 512 pixels wide.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Weaker lines are left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Thickness</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Of the drawn lines, in pixels of a picture 512 pixels wide.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>How steep the slopes are taken to be.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Confidence</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Joints that are less certain are left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>Coarser by</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/control_kinds.py" />
   <source>How many pixels are averaged each way.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Class-conditional digits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Handwritten digits at 16x16, class-conditional or unconditional: a conditional accuracy of at least 95% after three minutes on two cores.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Anomaly detection</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Trains on the digits 0 to 4 and detects the others by their reconstruction error: AUC 0.95 within a minute on two cores.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Autoencoders</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Normal classes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Indices of the classes that count as normal, as 0-4; empty: the first half.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Latent dimension</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Dimension of the latent space: a lower one loses more detail.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Loss</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Reconstruction loss: mean squared error, mean absolute error, or binary cross-entropy.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Compresses digits to 32 latent dimensions and reconstructs held-out ones at 26 dB PSNR, within a minute on two cores.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>β-VAE</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>A VAE with β = 4 (Higgins et al. 2017): the heavier KL term leaves fewer active latents, and blurs the samples. A negative ELBO of at most 100 nats on held-out digits within a minute.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>β</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Weight of the KL term: higher values give simpler latents and blurrier samples; 1 is the plain VAE.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>KL annealing steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Steps in which the weight of the KL term rises from 0, against posterior collapse.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Class-conditional GAN</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Generates the requested digit: a conditional accuracy of at least 90%, with all ten digits covered, within a minute.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>GANs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Channels at half the picture's size, or width of the first hidden layer: more give better pictures, more slowly.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Adversarial loss: non-saturating is the original GAN's; wasserstein uses a gradient penalty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Discriminator updates</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Discriminator updates per generator update.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>D learning-rate multiplier</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Factor on the learning rate for the discriminator.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>R1 penalty</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Penalizes the discriminator's gradient at real pictures: stabilizes training and counters mode collapse.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Gradient penalty</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>For the wasserstein loss: keeps the gradient norm of the critic near 1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Spectral normalization</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Limits the largest singular value of every discriminator layer to 1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Label smoothing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>One-sided: lowers the discriminator's target for real pictures; for the non-saturating loss.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Minibatch stddev</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Shows the discriminator how much the pictures of a batch differ, which exposes mode collapse.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Unrolled steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Discriminator steps that each generator update looks ahead: counters mode collapse; five make training about three times slower.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>DCGAN</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Deep convolutional GAN (Radford et al. 2016), with an R1 penalty: covers all ten digits at a Fréchet distance of at most 14, within two minutes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>DDPM with a small U-Net</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>An unconditional DDPM in its plain form: linear schedule, noise prediction, 1000 sampling steps. The small U-Net has plain convolutions only; that of Ho et al. (2020) has residual blocks and attention. Covers all ten digits at a Fréchet distance of at most 13, after 180 s.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Clips the loss weight at this signal-to-noise ratio, so that easy noise levels do not dominate; 5 is usual.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Self-conditioning</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Feeds the network its previous estimate of the clean picture: sharper samples, steps about a quarter slower.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Class-conditional DDPM</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Digits by class, with classifier-free guidance: a conditional accuracy of at least 97%, with all ten digits covered, after 180 s.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Classifier-free guidance scale of the sample grids; 1 disables it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Probability of training without the label, which classifier-free guidance needs.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Zero terminal SNR</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Makes the last timestep pure noise; needs v- or x₀-prediction.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>DDPM on a folder of pictures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Your own pictures at 64x64 in colour, with random flips; subfolders become classes. Needs a GPU and at least some hundred pictures. On the digits, in colour and with flips, a conditional accuracy of at least 70% after 180 s on two cores.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Layers per block</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Residual blocks per resolution: more give finer detail, and slower steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>DDPM with residual blocks and attention</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>An unconditional DDPM with residual blocks and attention, as in Ho et al. (2020), but with the cosine schedule and v-prediction of later work: covers all ten digits at a Fréchet distance of at most 16, after 180 s.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Denoising autoencoder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Removes strong noise from held-out digits, from 12 dB to 22 dB PSNR, within a minute on two cores.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Standard deviation of the added noise; black and white are 2 apart.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Distillation to four steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Distills the bundled digits model to 4 steps instead of 50, without guidance: after three minutes on two cores its samples match the teacher's from the same noise at 27 dB (4 steps of the teacher: 24 dB) at a conditional accuracy of 95%, in at most a fifth of the time.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Teacher</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>The model to distill: a name, a run folder or a model folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Student steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Number of denoising steps of the student.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Substeps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>DDIM steps of the teacher per student step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Fully connected GAN (MLP)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>A GAN of fully connected layers, like the first one (Goodfellow et al. 2014), with an R1 penalty: covers all ten digits with a recall of at least 0.5, within three minutes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Digits at 16x16 by diffusion in 4x4 latents: an autoencoder is trained first, to 26 dB PSNR, then a U-Net on its latents, with less than half the time per step and a tenth of the memory of pixel diffusion. After three minutes on two cores the conditional accuracy is at least 95%.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Autoencoder steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Steps that train the autoencoder before the U-Net; at most half of the run.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Latent channels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Channels of the latents: more keep more detail, fewer train faster.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>KL weight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Weight of the KL divergence of latents from a normal distribution; too much loses detail.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Pocket text to image</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Draws one to three of 243 things on 18 backgrounds from prompts, and is trained to inpaint as well. The bundled one took eleven hours on one processor core.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Initial model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>A text-to-image model to continue from, with its tokenizer and autoencoder; empty: from scratch.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>The autoencoder of the latents: a model's name, a run folder or a model folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Inpainting share</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Share of the pictures of which a part is shown without noise, as when inpainting.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Text width</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Hidden width of the text encoder; a multiple of its heads.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Text layers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Number of layers of the text encoder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Pocket ControlNet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>A ControlNet for pocket that follows Canny edges, scribbles and depth. The bundled one took 50 minutes on one processor core.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Base model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>The text-to-image model to start from: a name, a run folder or a model folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Control image</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>What the ControlNet follows: edges, scribbles, depth, or each in turn.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Strengthens the ControlNet by this factor, since guidance weakens its effect.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Pocket in four steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>A LoRA for pocket by consistency distillation: four steps instead of twenty guided ones. The bundled one took 30 minutes on one processor core.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Rank of the LoRA: higher learns more, more slowly.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Pocket LoRA on your own pictures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Fine-tunes pocket on your own pictures: a folder with captions in .txt files beside them; a dozen is enough. The result is a small LoRA file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Pocket autoencoder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>An autoencoder for text to image at 128x128: encodes drawn scenes to latents of 16x16 with eight channels, and reconstructs held-out ones at 29 dB PSNR. The bundled one took 100 minutes on one processor core.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Edge weight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Weight of the edge loss: more gives crisper pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Crop size</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Side of the random training crops in pixels; 0 for whole pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Diffusion on 2-D toy data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>An MLP denoises the points of two moons: at least 80% of the samples lie on the data (precision), with both moons covered, at a Fréchet distance of at most 0.05, after 180 s.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>The distribution of the points.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Convolutional VAE</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Digits in two latent dimensions, shown as a map of the latent plane: similar digits lie side by side; some may be blurred or missing. A negative ELBO of at most 100 nats on held-out digits, within two minutes on two cores.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Fully connected VAE (MLP)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Digits in 20 latent dimensions: a negative ELBO of at most 95 nats on held-out digits and a reconstruction PSNR of at least 19 dB, within a minute on two cores.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>WGAN-GP</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/presets" />
   <source>Wasserstein GAN with gradient penalty (Gulrajani et al. 2017) and two critic updates per step: covers all ten digits within two minutes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/models/digits" />
   <source>Handwritten digits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/models/pocket" />
   <source>Pocket</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../resources/models/pocket-control" />
   <source>Pocket ControlNet for Canny edges, scribbles and depth</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Goes straight to the next noise level; eta adds noise at each step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Adds fresh noise at each step, as in training; needs many steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Fourth order on a grid of its own; good from 10 steps on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Second order, with the last two estimates; a good choice for 20 to 30 steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Third order, with the last three estimates; for 30 steps and more.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>As DPM++ 2M, with fresh noise at each step: more detail, and no convergence.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Pairs of steps with fresh noise: detailed in few steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Corrects each step with the next estimate; good in 8 to 20 steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Extrapolates the noise; good in 10 to 20 steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Second order with a corrector, and fresh noise in the middle of the way; needs about 20 steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>The simplest solver: along the current slope.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Euler with fresh noise at each step: lively, and different with each number of steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Euler with a correction: exact, at two evaluations per step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Fourth order, with the last four slopes; needs 30 steps or more.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Fourth order, with the last four predictions of noise; Stable Diffusion's first sampler.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>For LCM models and LoRAs: 2 to 8 steps at guidance 1 to 2; for consistency models 1 to 4.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>For TCD and Hyper models and LoRAs: 1 to 8 steps; eta from 0.3 on adds noise.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>As the model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Leading</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Trailing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Karras</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Beta</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>As the model's own scheduler spreads its steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Even, and ends at the lowest noise; the first step is below pure noise.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Even, from pure noise to the lowest noise.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Even, and begins at pure noise; right for few steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Denser where little noise is left: more detail.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Even in the logarithm of the noise: most steps at little noise.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/samplers.py" />
   <source>Denser at both ends.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/weights.py" />
   <source>(word:1.2) and [word] weigh, [a:b:0.5] and [a|b] change on the way, AND joins, BREAK begins a chunk.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/weights.py" />
   <source>(word:1.2) weighs, as ComfyUI computes it; all else is taken literally.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/weights.py" />
   <source>Weights and changes are taken literally; what is too long is cut off.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Style</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Quality</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Lighting</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Camera</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Visible brush strokes, thick paint and rich colour.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Thin washes that run into each other, white paper showing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Grey lines and hatching, no colour.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Black lines of changing width on white.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Soft, smudged blacks with rough edges.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Chalky, muted colours with soft borders.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Flat, matt areas of opaque colour.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Bold carved lines, few tones.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Outlines, flat colours and halftone dots.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Clean lines, large eyes, cel shading.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Coarse square pixels and a small palette.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Flat triangles, as in early 3-D games.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Smooth surfaces with computed light and reflections.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Soft, hand-formed shapes with finger marks.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Layers of coloured paper with small shadows.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Bright panes divided by dark lead lines.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Many small coloured tiles with gaps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Short strokes of pure colour; light matters more than outline.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Flowing lines, plants and ornament.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Looks like a picture taken with a camera.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>More small structure everywhere.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Crisp edges, nothing blurred.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Fine patterns and ornament.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Smooth, unbroken contours.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Little that distracts from the subject.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Few shapes, much empty space.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Strong, saturated colours.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Greyed, quiet colours.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>No colour, tones only.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Deep shadows beside bright lights.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Low, warm sun and long shadows.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Cool, even light shortly after sunset.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Shadows without hard edges.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Shadows with sharp edges, as at noon.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Light from behind: bright rims, dark front.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>A thin bright line around the subject.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Warm, dim light from below or beside.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Coloured glow of signs at night.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Grey sky, hardly any shadows.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Beams that show in haze or dust.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Even, controlled light on a plain ground.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Pale blue light, dark surroundings.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>The subject fills the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Head and shoulders.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>The whole figure is in the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Much of the surroundings; near things look large.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Far away things brought close, flat depth.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>A tiny thing at great magnification.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Seen from high above.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Seen from below; the subject looks tall.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Subject sharp, everything behind it blurred.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Blurred lights become soft discs.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Moving water and lights are smeared.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/modifiers.py" />
   <source>Seen from above at an angle, without perspective.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/remedies.py" />
   <source>Smaller</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/remedies.py" />
   <source>One picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/remedies.py" />
   <source>Make a picture of three quarters the width and height.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/remedies.py" />
   <source>Make one picture instead of several.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/remedies.py" />
   <source>Decode the picture in tiles, one after the other.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/remedies.py" />
   <source>Keep one network at a time on the graphics card; each step takes as long, changing networks longer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/remedies.py" />
   <source>Store the U-Net in 8 bits a number, which changes the picture a little.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/entry.py" />
   <source>LoRA</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/entry.py" />
   <source>VAE</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/entry.py" />
   <source>Other</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/entry.py" />
   <source>Cannot be used</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/finding.py" />
   <source>ships with the program</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/finding.py" />
   <source>your models</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/finding.py" />
   <source>fetched from the hub</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/finding.py" />
   <source>added where it lies</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/finding.py" />
   <source>training run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/finding.py" />
   <source>hub cache</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>Dialect</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>Spacing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>Guidance rescale</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>Variation strength</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>Refiner start</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>Resamples</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>LoRA weight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>LoRA 2 weight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>LoRA 3 weight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>LoRA 4 weight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>Control weight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>Control 2 weight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>Control 3 weight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>Control 4 weight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/race.py" />
   <source>Seconds</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/race.py" />
   <source>Distance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/race.py" />
   <source>Distance: root mean square difference from the picture of DDIM in 1,000 steps, of 255. Samplers that add noise lead to another picture with every number of steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>linear</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>cosine</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>exponential</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>sigmoid</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>scaled linear</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>moons</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>spiral</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>rings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>eight Gaussians</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>grid of Gaussians</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>checkerboard</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/training_recipe.py" />
   <source>drawn</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>generator and discriminator loss</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>autoencoder loss terms</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>denoising loss</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>weighted sum</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>weighted</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>BCE in nats per value</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>BCE in nats</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>hinge loss</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>critic score</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>probability</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>score</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/picture_files.py" />
   <source>only its first frame is used</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/picture_files.py" />
   <source>its profile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/history/history_budget.py" />
   <source>When the results take more, those in the trash go first, then the oldest. Results with a star or a tag, those of the last day, and those in the timeline never go.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Multiply</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Screen</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Overlay</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Darken</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Lighten</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Color dodge</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Color burn</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Hard light</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Soft light</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Exclusion</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Color</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Luminosity</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Hue</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layers/blending.py" />
   <source>Saturation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane.py" />
   <source>Teal</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane.py" />
   <source>Violet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane.py" />
   <source>Pink</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane.py" />
   <source>Ochre</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/eventlog.py" />
   <source>{1} of this run's event log {2} damaged and {3} left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/files.py" />
   <source>Results cannot go to {1}: {2} is {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/files.py" />
   <source>Results cannot go to {1}: {2} is read-only.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/files.py" />
   <source>Could not write {1}: it is a folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/files.py" />
   <source>Could not write {1}: it is not a regular file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/files.py" />
   <source>Could not write {1}: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/files.py" />
   <source>Could not write {1}: {2}. Nothing was changed there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/files.py" />
   <source>Could not make the folder {1}: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/finished_pictures.py" />
   <source>Could not read {1}: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/finished_pictures.py" />
   <source>{1} does not hold finished pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} {2}; it cannot sample by itself.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} has no label {2}; its labels: {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} makes pictures in one pass: there are no steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>{1} makes pictures of {2}x{3}, not {4}x{5}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} makes pictures in one piece; models with a prompt take tiles.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} takes no perturbed-attention guidance; models with a prompt do.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} takes no textual inversion; models with a prompt do.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} takes no LoRA; models with a prompt do.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} takes no picture as a prompt; models with a prompt do.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} follows no controls; models with a prompt do.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} takes no regions; models with a prompt do.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} takes no {2}; models with a prompt do.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>A picture to repaint needs a mask: paint over the part that is to change.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} repaints what a mask covers completely; only models with a prompt vary it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} takes no CFG++; models with a prompt do.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>CFG++ is for {1}, not for {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>CFG++ takes guidance from 0 to 1, not {1}; 0.6 is about what 7.5 is without.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>{1} is a consistency model, whose only sampler is {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>{1} is a consistency model, and repaints no picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/fitting.py" />
   <source>The model {1} takes a prompt, and has no label {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/adapters.py" />
   <source>{1} is neither a LoRA nor a textual inversion.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} is for a {2}, which this program does not run.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} is incomplete: it has no scheduler.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} cannot be opened. {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} is incomplete: it has no text encoder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} is incomplete: {2} is missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} cannot be opened: its U-Net takes {2} channels, not 4 or 9.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} cannot be opened: its network does more than to predict the noise.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} cannot be opened: a consistency model has a {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} cannot be opened: its levels (decoder_block_out_channels) make no sense.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} cannot be opened: it makes pictures of {2} pixels a side.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} is incomplete: it has no {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} cannot be opened: its network takes labels, of which it does not tell the names.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} is damaged: the levels of its autoencoder (block_out_channels) make no sense.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} cannot be opened: {2} is {3} in a configuration.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/card.py" />
   <source>{1} cannot be opened: its configuration does not fit together: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} has no weights: {2}.safetensors is missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} holds an adapter (adapter_config.json), which is not applied unasked: remove it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} is damaged: it does not say which files hold the weights.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} is damaged: its contents are not those of such a file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} is a link out of the model's folder, so it is refused.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} holds a program ({2}), so it cannot be opened: models need none.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} holds a {2} alone, which is not a model by itself.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} cannot be opened: its part {2} is {3}, which this program does not know.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} names {2}, which is not a .safetensors file beside it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} is damaged: it cannot be read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} is incomplete: {2} cannot be read ({3}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/folder.py" />
   <source>{1} is damaged: {2} stands in another file too.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/original.py" />
   <source>{1} holds weights only, of no model that this program knows.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/original.py" />
   <source>{1} is a LoRA, which changes another model: give it as a LoRA of that model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/original.py" />
   <source>{1} holds a U-Net alone: its text encoder and autoencoder are missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/original.py" />
   <source>{1} has no text encoder ({2}…): it is incomplete.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/original.py" />
   <source>{1} has no autoencoder ({2}…): it is incomplete.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/original.py" />
   <source>{1} is {2}, which this program does not run.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/scheduler.py" />
   <source>Its noise schedule {1} is not known to this program.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/scheduler.py" />
   <source>Its table of noise (trained_betas) does not hold numbers between 0 and 1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/scheduler.py" />
   <source>Its table of noise (trained_betas) has another length than num_train_timesteps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/scheduler.py" />
   <source>Its table of noise (trained_betas) adds none in some steps, or leaves nothing of the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/scheduler.py" />
   <source>Its noise levels (sigma_min, sigma_max, rho, num_train_timesteps) make no sense.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/scheduler.py" />
   <source>It adds more noise than its levels say (s_noise), which this program does not do.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/scheduler.py" />
   <source>Its noise levels (sigma_min, sigma_max, rho, num_train_timesteps) do not differ.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/scheduler.py" />
   <source>Its network predicts {1}, which this program does not know.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/scheduler.py" />
   <source>Its scheduler's configuration does not fit together: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/tiny_autoencoders.py" />
   <source>{1} is the encoder of a small autoencoder: give its decoder, which takes the encoder along where both lie in one folder, as taesd_decoder.safetensors and taesd_encoder.safetensors.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/tiny_autoencoders.py" />
   <source>{1} is damaged: a small autoencoder has other layers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/foreign/upscalers.py" />
   <source>{1} is damaged: no upscaler has that many layers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis.py" />
   <source>An axis is written SETTING=VALUES, as in steps=10,20,30, not {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis.py" />
   <source>The axis {1} cannot be read. {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis.py" />
   <source>Values that change together are single ones, not ranges.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis.py" />
   <source>There is no {1} {2}. There are: {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis.py" />
   <source>A size is written WxH, as in 64x64, not {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis.py" />
   <source>It names a setting twice.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis.py" />
   <source>Each value needs {1} parts, as in {2}, and {3} has {4}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis_values.py" />
   <source>An axis needs at least one value.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis_values.py" />
   <source>Only whole numbers are meant here, and {1} is none.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis_values.py" />
   <source>{1} never ends: it does not go from {2} to {3} in steps of {4}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis_values.py" />
   <source>An axis has at most {1} values, and {2} to {3} has {4}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis_values.py" />
   <source>A quote is not closed in {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis_values.py" />
   <source>An axis has at most {1} values.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis_values.py" />
   <source>{1}: a range has from 1 to {2} values.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis_values.py" />
   <source>Before .. stand two numbers, and after it one: 1, 2, .., 10.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis_values.py" />
   <source>{1}, {2}, .. does not come to {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis_values.py" />
   <source>{1} is not a quoted text.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/axis_values.py" />
   <source>{1} is neither a number nor a range such as 1-5, 1..7(+2) or 1-10 [5].</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/grid.py" />
   <source>A grid has from 1 to {1} axes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/grid.py" />
   <source>Two axes change {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/grid.py" />
   <source>The grid would have {1} pictures, more than {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/race.py" />
   <source>Distance: root mean square difference from the picture of DDIM in {1} steps, of 255. Samplers that add noise lead to another picture with every number of steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/race.py" />
   <source>{1} evaluations</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/race.py" />
   <source>A race starts from noise: it cannot continue a denoising record.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/race.py" />
   <source>distance {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>The prompts do not contain {1}, which the axis searches for.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>An axis cannot change {1}. It can change: {2}, lora, control.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/grids/settings.py" />
   <source>There is no {1} {2} whose weight an axis could change.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/hosts.py" />
   <source>{1} cannot be a name: it is to be one line without slashes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/hosts.py" />
   <source>{1} is broken: {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/hubdownloads.py" />
   <source>{1} is being fetched by another process.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/hubdownloads.py" />
   <source>Could not remove {1}: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/hubsource.py" />
   <source>{1} names its file already: leave --file out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/hubsource.py" />
   <source>{1} is not a .safetensors file; others are not fetched.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/hubsource.py" />
   <source>HF_ENDPOINT is {1}, which is not a web address.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/hubsource.py" />
   <source>{1} is not a file of a repository.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/latents.py" />
   <source>An array is damaged: it has not the shape {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/latents.py" />
   <source>An array is damaged.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/entry.py" />
   <source>It is not where it was: {1} is missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/finding.py" />
   <source>{1} is not a folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/licence.py" />
   <source>Neither its files nor the page that it was fetched from name a licence. Ask its author before you use it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/notes.py" />
   <source>{1} cannot be read: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/notes.py" />
   <source>{1} is damaged, or of a newer version: stars and notes of models are not shown.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/removing.py" />
   <source>You have no model {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/removing.py" />
   <source>{1} ships with the program.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/removing.py" />
   <source>It ships with the program.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/removing.py" />
   <source>It belongs to a training run: delete the run in the list of runs.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/removing.py" />
   <source>It lies in the cache of Hugging Face's own client, which `hf cache` clears.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/verifying.py" />
   <source>{1}, {2} of them equal to the checksums {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/verifying.py" />
   <source>{1}; their checksums were noted, to be compared next time.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/verifying.py" />
   <source>{1} of {2} is missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/verifying.py" />
   <source>{1} of {2} is damaged: its checksum differs from that {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/verifying.py" />
   <source>{1} is missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/library/verifying.py" />
   <source>{1} Remove it and fetch it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/live.py" />
   <source>Live painting needs a model. Choose one in the recipe.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/live.py" />
   <source>{1} makes no picture from a sketch: it does not denoise pictures. Choose another model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/loras.py" />
   <source>{1} holds no LoRA.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/loras.py" />
   <source>{1} is {2}, which this program cannot apply; a plain LoRA or LoCon works.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/loras.py" />
   <source>{1} is damaged: {2} is not a matrix of a LoRA, but {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>MSE of {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>, min-SNR γ = {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/losses.py" />
   <source>nats, β = {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/modelcard.py" />
   <source>There is no model {1}. Known: {2}; or give a path.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/modelcard.py" />
   <source>The card in {1} is broken: {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/modelcard.py" />
   <source>There is no model {1}: no file can have that name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/modelcard.py" />
   <source>{1} holds no model: neither a run, nor a folder with {2} or model_index.json.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/modelcard.py" />
   <source>{1}@{2} is not there: after the @ stands {3} or the step of a checkpoint, {4}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/modelcard.py" />
   <source>{1} is not a model folder: it has no readable {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/modelcard.py" />
   <source>The model {1} is not where it was: {2} is missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/modelcard.py" />
   <source>{1} has no best checkpoint: none has a loss on held-out pictures to tell it by.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/modelfacts.py" />
   <source>{1} holds no weights.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/notes.py" />
   <source>{1} of {2} cannot be read: {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/notes.py" />
   <source>{1} of {2} is damaged, or of a newer version.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/places.py" />
   <source>This account has no home folder. Set DENOISE_STUDIO_HOME to a folder for your data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/points.py" />
   <source>Drawn points come from a .json or .csv file, not from {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/points.py" />
   <source>{1} does not hold points: it takes pairs of finite numbers, x and y, and at least one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/points.py" />
   <source>{1} is not a text file of points.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/points.py" />
   <source>{1} does not hold points: it takes pairs of numbers, x and y.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/points.py" />
   <source>{1} is too large for a file of points; {2} MB are read at most.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/presets.py" />
   <source>There is no preset {1}: no file can have that name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/presets.py" />
   <source>There is no preset {1}. Presets: {2}; or give a recipe's file or a run.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/presets.py" />
   <source>{1} is a recipe for a picture, not for training.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/presets.py" />
   <source>The preset {1} is broken: {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/clip_vocabulary.py" />
   <source>The installation is damaged: {1} is missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/hints.py" />
   <source>This model does not know {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/hints.py" />
   <source>Add a background, as in: on a blue background.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/hints.py" />
   <source>One word leaves much open: add where it is, the light, or a style.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/lora_tags.py" />
   <source>A picture takes at most {1} LoRAs, not {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/lora_tags.py" />
   <source>There is no LoRA {1}; it is left out. LoRAs belong in {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/lora_tags.py" />
   <source>&lt;lora:{1}&gt;: {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/styles.py" />
   <source>{1} is not a table of styles: its first line must name the columns {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/styles.py" />
   <source>{1} is not a table of styles: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/styles.py" />
   <source>{1} is not a text file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/templates.py" />
   <source>With its styles the prompt has more than {1} characters.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/wildcards.py" />
   <source>The wildcards of the prompt never end: one of them names itself.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/wildcards.py" />
   <source>The prompt that was drawn has more than {1} characters.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/wildcards.py" />
   <source>There is no wildcard {1}: {2} has no file {3}.txt.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/prompts/wildcards.py" />
   <source>The wildcard file {1} is empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/recipes.py" />
   <source>{1} is not a recipe: {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/recipes.py" />
   <source>Those settings do not fit: {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/recipes.py" />
   <source>--set takes key=value, not {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/recipes.py" />
   <source>A {1} recipe has no setting {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/record.py" />
   <source>{1} does not say clearly which frames were written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/record.py" />
   <source>{1} cannot be shown: it holds 0 frames, the generation ended before its first step.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/record.py" />
   <source>The recipe in {1} is not one of a generation.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/record.py" />
   <source>There is no room for the denoising record: {1}. Ask for fewer pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/record.py" />
   <source>{1} is not a trajectory, or a part of it is missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} is not a trajectory: it has no {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} is not a trajectory: x_t and x0 should both be [K, N, C, H, W].</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} cannot be shown: it holds {2} frames of {3} pictures of {4} x {5} x {6}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} is not a trajectory: alphas_cumprod should be one row of float64 numbers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} cannot be shown: its frames are {2}, neither float16 nor float32.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} is not a trajectory: its solver's state does not fit its frames.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} has a broken schedule: alphas_cumprod should lie between 0 and 1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} has a broken schedule: its timesteps lie outside of it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} is damaged: its schedule or its settings are not what was written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} is not a trajectory: {2} should be whole numbers, one for each frame or picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} was written by a newer version of Denoise Studio.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/recordheader.py" />
   <source>{1} does not say clearly {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/registered.py" />
   <source>{1} is in use by another process: try again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/relay.py" />
   <source>{1} holds no training run.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/relay.py" />
   <source>The other machine sent a file that is not a run's: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/relay.py" />
   <source>The other machine did not answer as a run does: {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/relay.py" />
   <source>The other machine left out a part of {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/runfolder.py" />
   <source>{1} already holds a run. Resume it, or choose another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/runfolder.py" />
   <source>{1} is not a training recipe.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/runfolder.py" />
   <source>{1} has no complete checkpoint yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/scratch.py" />
   <source>Could not make a folder in {1}: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/startcheck.py" />
   <source>TensorBoard event files need the package tensorboard, which is not installed: pip install tensorboard, or turn them off.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/startcheck.py" />
   <source>The folder {1} is empty: it holds no pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/startcheck.py" />
   <source>The folder {1} does not exist.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/startcheck.py" />
   <source>{1} has no complete checkpoint to branch from.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/startcheck.py" />
   <source>The branch starts at step {1}, and the training stops after {2} steps: raise Stop after to train it further.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/startcheck.py" />
   <source>The branch starts after {1} s of training, and the training stops after {2} s: raise Stop after to train it further.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/startcheck.py" />
   <source>There is no file {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/startcheck.py" />
   <source>The folder {1} cannot be read: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/textual_inversions.py" />
   <source>There is no textual inversion {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/textual_inversions.py" />
   <source>A textual inversion is a .safetensors file, and {1} is not one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/textual_inversions.py" />
   <source>{1} is not a textual inversion.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/textual_inversions.py" />
   <source>A picture takes at most {1} textual inversions, not {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/textual_inversions.py" />
   <source>{1} is a textual inversion for {2}, and does not fit {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/upscaling.py" />
   <source>The enlarged picture of {1}x{2} would have more than {3} megapixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/upscaling.py" />
   <source>The model {1} cannot refine: only models with a prompt vary a picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/weightsheader.py" />
   <source>{1} is a ZIP archive, not a model: unpack it and give what is in it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/weightsheader.py" />
   <source>{1} is a Git LFS pointer, not the weights themselves: fetch them with `git lfs pull`.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/weightsheader.py" />
   <source>{1} is a web page, not weights: its download failed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/weightsheader.py" />
   <source>{1} is damaged: its header does not describe its content.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/weightsheader.py" />
   <source>{1} is damaged or truncated: it has {2} bytes, and its header tells of {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/weightsheader.py" />
   <source>{1} is a pickled checkpoint, which can run any program when it is opened, so it is refused. If you trust its source, convert it to .safetensors with safetensors.torch.save_file (or diffusers' save_pretrained) and open that.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/weightsheader.py" />
   <source>{1} is not a model: give a model folder or a .safetensors file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/weightsheader.py" />
   <source>{1} is a project, a picture in layers, not a model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/weightsheader.py" />
   <source>{1} has weights of the type {2}, which this program does not know.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/weightsheader.py" />
   <source>{1} is damaged: {2} has another size than its shape tells.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/protocol/weightsheader.py" />
   <source>{1} is damaged or truncated: it is not a whole safetensors file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/canvas_sizing.py" />
   <source>A side must have at least one pixel.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/contents.py" />
   <source>A picture and its mask do not fit each other.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/document.py" />
   <source>Set mask</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/document.py" />
   <source>“{1}” is a group. Choose one of its layers to paint on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/document.py" />
   <source>The layer “{1}” is locked.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/document.py" />
   <source>The layer “{1}” is hidden.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/document.py" />
   <source>The layer “{1}” lies too far outside the picture to be painted on: move it nearer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/document.py" />
   <source>The mask and the picture differ in size.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/document.py" />
   <source>The place of an edit is outside the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/document.py" />
   <source>The document has no such layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/edits.py" />
   <source>The edit “{1}” is of a newer version.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/edits.py" />
   <source>The edit “{1}” has no place.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/edits.py" />
   <source>The pixels of “{1}” do not fit their place.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/edits.py" />
   <source>The place of an edit is outside its layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/edits.py" />
   <source>A picture's source has no picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/guide_inputs.py" />
   <source>The layers do not fit the recipe: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/history/history.py" />
   <source>{1} holds a recipe for training, not one for a picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/history/history.py" />
   <source>{1} holds no picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/history/history.py" />
   <source>Could not move {1}: {2}. It was left where it is.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/inputs.py" />
   <source>A picture of a recipe is not the one that it was made with.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/journal/compaction.py" />
   <source>The journal has no beginning.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/journal/edit_records.py" />
   <source>The edit “{1}” is too large for the journal.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/journal/edit_records.py" />
   <source>The edit “{1}” lacks its {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/journal/edit_records.py" />
   <source>An edit of the journal cannot be read: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/journal/journal.py" />
   <source>{1} windows are open already.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/journal/journal.py" />
   <source>The journal of the last session {1}. What could not be read was kept as {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/journal/journal.py" />
   <source>The journal of the last session {1}. It was left at {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/journal/journal.py" />
   <source>This drive cannot lock files: do not open a second window on it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/journal/kept_candidate.py" />
   <source>The result of the last session has no place.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/journal/kept_candidate.py" />
   <source>The results of the last session come from nowhere.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/journal/kept_grid.py" />
   <source>The grid of the last session cannot be read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/journal/kept_jobs.py" />
   <source>The queue of the last session cannot be read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/journal/kept_jobs.py" />
   <source>The queue of the last session holds a recipe for training.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/journal/kept_projects.py" />
   <source>The names of the projects that were open are damaged.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/journal/strokes.py" />
   <source>A stroke has no place.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/journal/strokes.py" />
   <source>A stroke does not fit its layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/curve_editing.py" />
   <source>{1} weight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/curve_editing.py" />
   <source>The steps of a curve must ascend, from 1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/curve_editing.py" />
   <source>The values of this curve lie from {1} to {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/curve_editing.py" />
   <source>This is not a curve: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/denoising_lane.py" />
   <source>step {1} of {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/denoising_lane.py" />
   <source>step 0 of {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/denoising_lane.py" />
   <source>picture {1} of {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/denoising_lane.py" />
   <source>picture {1} ended at step {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/denoising_lane.py" />
   <source>pictures {1} to {2} ended before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/denoising_lane.py" />
   <source>The frames of {1} are no longer there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/denoising_lane.py" />
   <source>{1} holds {2} frames instead of {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/film_files.py" />
   <source>{1} holds no pictures of a film.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/film_files.py" />
   <source>{1} has another size than the pictures before it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/film_lane.py" />
   <source>frame {1} of {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/film_lane.py" />
   <source>{1} of the path</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/kept_lanes.py" />
   <source>the file of its frames; a film's or run's folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/kept_lanes.py" />
   <source>the record that it is a branch of</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/kept_lanes.py" />
   <source>of a film or run; others make it of their record</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/kept_lanes.py" />
   <source>its recipe with curves that were edited since</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/kept_lanes.py" />
   <source>The list of the timeline's lanes is {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_edits.py" />
   <source>Rename lane</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_edits.py" />
   <source>Colour lane</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_edits.py" />
   <source>Replace lanes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_edits.py" />
   <source>The draft of a lane is a recipe for training.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_edits.py" />
   <source>The lanes of an edit are damaged, or of a newer version.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_edits.py" />
   <source>There is no colour {1} of lanes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_words.py" />
   <source>{1} from {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_words.py" />
   <source>negative {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_words.py" />
   <source>guidance {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_words.py" />
   <source>{1} steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_words.py" />
   <source>seed {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_words.py" />
   <source>class {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/lane_words.py" />
   <source>{1} at {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/latent_preview.py" />
   <source>The preview of these latents does not fit their {1} channels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/latent_preview.py" />
   <source>These latents cannot be shown as pictures of {1} x {2} pixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/latent_preview.py" />
   <source>{1} cannot be shown. {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/latent_preview.py" />
   <source>The preview of these latents is not a table of numbers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/learning_lane.py" />
   <source>grid {1} of {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/learning_lane.py" />
   <source>training step {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/learning_lane.py" />
   <source>The sample grid {1} cannot be read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/learning_lane.py" />
   <source>{1} is too large to show: {2} x {3} pixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/subtitles.py" />
   <source>{1} · seed {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/lanes/subtitles.py" />
   <source>{1} · {2} steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>Add picture as layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>Remove region</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>New mask layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>Group layers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>A layer has at most {1} regions. Add another layer of regions.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>“{1}” is not a mask layer. Choose one, or use its transparency: Mask from layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>New group</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>Groups cannot be nested more than {1} deep.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>The last layer cannot be deleted. Close the picture instead.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>Layers can only be moved into groups.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>A group cannot be moved into itself.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>“{1}” is a group: choose one of its layers, or merge it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>“{1}” is not a group.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>Merge group</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>There is no layer below this one to merge it into.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>“{1}” is a group: merge it into one layer first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>Hidden layers cannot be merged.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>Choose a layer first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>There is no picture to add a layer to. Open or generate one first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>“{1}” has no regions.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>A picture has at most {1} layers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>“{1}” guides the model and is not part of the picture: it cannot be merged.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>“{1}” holds layers that guide the model. Move them out of the group first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layer_editing.py" />
   <source>“{1}” is locked.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layers/stack_json.py" />
   <source>The layers of an edit do not fit together.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layers/stack_limits.py" />
   <source>{1} × {2} pixels would be too many: at most {3} on a side, and {4} megapixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layers/transforming.py" />
   <source>A layer can be scaled by up to {1} times, and not to nothing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/layers/transforming.py" />
   <source>The mask selects nothing of this layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/painting/colour_painting.py" />
   <source>There is no text to write.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/painting/colour_painting.py" />
   <source>A text has at most {1} letters.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/painting/colour_painting.py" />
   <source>The text would become too large. Make the brush smaller.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/painting/painted_stroke.py" />
   <source>Eraser stroke</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/painting/painted_stroke.py" />
   <source>Smudge stroke</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/painting/painted_stroke.py" />
   <source>Brush stroke</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/painting/painted_stroke.py" />
   <source>Clone stroke</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/picture.py" />
   <source>Pixels of shape {1} and type {2} are not a picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/picture.py" />
   <source>Could not open {1}: {2} × {3} is more than {4} megapixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/picture.py" />
   <source>Could not open {1}: {2} × {3} is longer than {4} pixels on a side.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/picture.py" />
   <source>Could not open {1}: it has no pixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/picture.py" />
   <source>Could not open {1}: there is no such file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/picture.py" />
   <source>Could not open {1}: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/picture.py" />
   <source>Could not open {1}: it is an SVG drawing. Export it as a PNG picture and open that.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/picture.py" />
   <source>Could not open {1}: it is not a picture that this program can read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/picture.py" />
   <source>Could not open {1}: it has more than {2} megapixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/picture.py" />
   <source>Could not open {1}: there is not enough memory for it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/picture.py" />
   <source>Could not open {1}: the file is damaged or incomplete.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/picture_export.py" />
   <source>Pictures cannot be written as {1}: choose {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/picture_export.py" />
   <source>A {1} picture has at most {2} pixels on a side.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/png.py" />
   <source>{1} carries a recipe of more than {2} characters, which is too long.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/png.py" />
   <source>{1} carries a recipe for training, not one for a picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/archive.py" />
   <source>Could not open {1}: it is not an OpenRaster file, or is cut short.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/archive.py" />
   <source>Could not open {1}: it holds more than {2} files.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/lane_inputs.py" />
   <source>The lane “{1}” has lost a picture that it was made from: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/lanes.py" />
   <source>The lane “{1}” was left out: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/project.py" />
   <source>Could not open {1}: its canvas has no pixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/project.py" />
   <source>Could not open {1}: its {2} × {3} are more than {4} megapixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/project.py" />
   <source>The mask is {1} × {2}, but the picture {3} × {4}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>{1} has a merged picture of another size.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>None of the layers can be read: the merged picture is opened in their place.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>The lane “{1}” has lost a picture that it was made from: its file is missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>“{1}” has the blend mode {2}, which is unknown here: it is drawn as a normal layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>Could not open {1}: its layers have more than {2} megapixels together.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>A newer version of the program wrote this project: what it added was left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>Could not open {1}: its file {2} {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>Could not open {1}: its layer stack {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>{1} is too large to be shown before it is open.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>{1} cannot be shown before it is open.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>Could not open {1}: none of its layers can be read, and its file {2} {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>The selection “{1}” was left out: it is not of the canvas's size.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>The selection “{1}” was left out: there is no room for so many.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>The lane “{1}” has lost its denoising record: its file is missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>The lane “{1}” has lost a picture: its file is missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>The layer “{1}” was left out: its file {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>{1} is damaged: selections, lanes and recipes were left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>Merged picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>The selection “{1}” was left out: its file {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/project/reading.py" />
   <source>The file {1} of {2} {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/prompt_history.py" />
   <source>The prompts could not be kept: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/selections/kept_selections.py" />
   <source>A selection needs a name of at most {1} characters.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/selections/kept_selections.py" />
   <source>“{1}” is the name of the mask itself. Choose another one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/selections/kept_selections.py" />
   <source>{1} selections are kept already. Forget one first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/selections/selection_records.py" />
   <source>A kept selection has no place.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/selections/selection_records.py" />
   <source>The pixels of a kept selection do not fit their place.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/session.py" />
   <source>The mask of the last session could not be read. It was moved to {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/session.py" />
   <source>The picture of the last session could not be read. It was moved to {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/session.py" />
   <source>The last session could not be read, nor moved aside: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/source.py" />
   <source>The recipe of a picture is one for training.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/document/taking.py" />
   <source>Accept result</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/data_previews.py" />
   <source>Could not make a folder for the preview: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/decision_finder.py" />
   <source>Could not make a temporary folder: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/engine_worker.py" />
   <source>The engine did not stop in time and was ended. The picture on the canvas is unchanged; a new engine is starting.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/engine_worker.py" />
   <source>The engine ended before that.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/engine_worker.py" />
   <source>The engine crashed several times in a row and is not restarted automatically. Waiting jobs are kept.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/engine_worker.py" />
   <source>The engine ended unexpectedly (it {1}). The picture on the canvas is unchanged; {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/engine_worker.py" />
   <source>The engine was restarted. The picture on the canvas is unchanged.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/engine_worker.py" />
   <source>The engine is not ready.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/engine_worker.py" />
   <source>The engine was restarted.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub/client.py" />
   <source>{1} refuses {2}: it answers {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub/client.py" />
   <source>HF_HUB_OFFLINE is set, so nothing is fetched from a hub.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub/client.py" />
   <source>{1} answers with something else than a list of files: does this network ask for a login?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub/client.py" />
   <source>{1} answers with something else than a list of files.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub/client.py" />
   <source>{1} is not open to everybody ({2}): accept its terms at {3}/{4}, and log in with `hf auth login`.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub/client.py" />
   <source>{1} shows no model {2} to strangers (401): check its name; if it is private or gated, log in with `hf auth login`.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub/client.py" />
   <source>{1} has no model {2}, or not in this revision.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub/client.py" />
   <source>The hub redirects to {1}, which is not a web address.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub/client.py" />
   <source>Could not fetch it: {1}. What is here is kept; try again later.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub/download.py" />
   <source>{1} of {2} arrived with a wrong checksum; nothing was installed. Try again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub/download.py" />
   <source>{1} needs {2} more, and {3} has {4} left.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub/download.py" />
   <source>Could not write {1}: {2}. What has arrived is kept in {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub/download.py" />
   <source>The answer for {1} is something else than the file: does this network ask for a login?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub/download.py" />
   <source>{1} of {2} is larger than the hub says; nothing was installed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub/listing.py" />
   <source>{1} has no .safetensors weights in {2}, so it is not fetched.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub/listing.py" />
   <source>{1} has several models: choose one with --file. It has {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub/listing.py" />
   <source>The hub's answer about {1} is not understood.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub/listing.py" />
   <source>The hub tells no checksum of {1}, so {2} is not fetched.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub/listing.py" />
   <source>{1} has no file {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub/listing.py" />
   <source>{1} is not a model that can be fetched: neither {2} nor a {3} file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub/preview.py" />
   <source>{1} of {2} is damaged: it is not a whole safetensors file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub_downloads.py" />
   <source>The process that fetches it ended. What is here is kept.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/hub_downloads.py" />
   <source>The process that fetches it could not be started: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/mirror.py" />
   <source>The checkpoints of this run are on the computer that trains it. Copy its folder here and open it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/mirror.py" />
   <source>The connection broke.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/model_shelf.py" />
   <source>{1}, best</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/run_watcher.py" />
   <source>The folder {1} is no longer there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/training_process.py" />
   <source>Its checkpoints are kept; resume the run to continue.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/training_process.py" />
   <source>The process of this run is not on this computer, or has already ended.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/training_process.py" />
   <source>The process of this run could not be ended: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/training_run.py" />
   <source>The run stopped reporting {1}: its process has probably ended. Its checkpoints are kept; resume the run to continue.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/training_run.py" />
   <source>The training has not stopped after 10 s. Kill its process? Its checkpoints are kept.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/training_run.py" />
   <source>{1} holds no run to resume.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/training_run.py" />
   <source>Could not start the training: {1}. Nothing was changed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/trash.py" />
   <source>{1} could not be moved to the trash: {2}. It was left where it is.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/trash.py" />
   <source>{1} exists again, so it could not be brought back. It is still in the trash.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/trash.py" />
   <source>{1} could not be brought back: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/verb.py" />
   <source>The process failed: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/link/verb.py" />
   <source>The program ended with status {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/download.py" />
   <source>Could not download {1}: {2}. This data set is fetched from the network once; without one, train on digits or on a folder of pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/edges.py" />
   <source>The upper threshold of edges, {1}, is below the lower one, {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/emoji.py" />
   <source>The scenes are drawn with the font Noto Color Emoji, which is not on this machine. Debian and Ubuntu have it as fonts-noto-color-emoji, Fedora as google-noto-color-emoji-fonts; or give its file as dataset.path.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/emoji.py" />
   <source>There is no font {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/emoji.py" />
   <source>{1} is not a font with the bitmaps of Noto Color Emoji: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/emoji.py" />
   <source>The font {1} has no colour picture of {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/film_files.py" />
   <source>--out takes a folder or a file that ends in {1}, not {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/film_files.py" />
   <source>A contact sheet is one picture: --out takes a .png file, not {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/film_files.py" />
   <source>A frame of {1}x{2} pixels is too large: choose a smaller scale.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/film_files.py" />
   <source>A contact sheet is one picture: --out takes a .png file, and {1} is a folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/film_files.py" />
   <source>{1} holds more numbered pictures than this film: choose another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/film_files.py" />
   <source>MP4 needs PyAV, which is not installed: pip install "denoise-studio[video]", or choose .webp.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/folder.py" />
   <source>{1} holds no usable pictures{2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/folder.py" />
   <source>The pictures in {1} do not fit into memory at {2}x{3}; choose a smaller size.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/folder.py" />
   <source>{1} is a file; the data set must be a folder of pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/folder.py" />
   <source>There is no folder {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/folder.py" />
   <source>Could not read the folder {1}: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/output.py" />
   <source>Could not write into {1}: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/pictures.py" />
   <source>{1} is too large: it has {2}, the limit is {3} million.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/pictures.py" />
   <source>There is no picture {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/pictures.py" />
   <source>{1} is not a picture that can be read; PNG, JPEG, WebP, AVIF, TIFF, BMP or GIF can.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/pictures.py" />
   <source>{1} cannot be read: it is damaged or not a picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/data/torchvision_sets.py" />
   <source>Could not read {1}: {2}. Remove that folder to download it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/diffusion/noising.py" />
   <source>t must be from 0 to {1} on {2} steps, not {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/diffusion/solvers/registry.py" />
   <source>There is no sampler {1}. Samplers: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/diffusion/solvers/registry.py" />
   <source>This model has {1} timesteps: the number of steps must be from 1 to {2}, not {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/diffusion/solvers/solver.py" />
   <source>ᾱ, ᾱ′: share of the picture at the start and at the end of the step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/diffusion/solvers/solver.py" />
   <source>z: noise that is added, drawn anew from N(0, I) in each step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/diffusion/solvers/solver.py" />
   <source>s = √(1/ᾱ - 1), s′: noise level at the start and at the end of the step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/diffusion/solvers/solver.py" />
   <source>h = ln(s/s′), s = √(1/ᾱ - 1): by how much the noise level falls</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/diffusion/solvers/solver.py" />
   <source>₋₁, ₋₂: of one step and of two steps earlier</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/diffusion/solvers/spacing.py" />
   <source>There is no spacing {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/attention.py" />
   <source>The model {1} takes no prompt: there are no words to look at.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/attention.py" />
   <source>There are no words whose attention could be shown.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/attention.py" />
   <source>{1} has no timestep {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/attention.py" />
   <source>{1} also sees a mask, so its attention to words cannot be shown.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/attention.py" />
   <source>{1} has no attention layer {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/attention.py" />
   <source>{1} has no recipe: its prompt is not known.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/attention.py" />
   <source>There is no picture {1} in this record.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/attention.py" />
   <source>The layer {1} has {2} attention heads: group {3} is empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/clean_prediction.py" />
   <source>{1} does not denoise pictures: there is nothing to predict from a noised one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/clean_prediction.py" />
   <source>The picture is damaged: it is not {1}x{2} pixels in colour.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/clean_prediction.py" />
   <source>The model's output is not finite (NaN or infinity), so there is no picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/clean_prediction.py" />
   <source>The picture is damaged.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/control_image.py" />
   <source>{1} needs {2}, and none is installed: add its folder with `python -m studio models add FOLDER`, or in the window with Add model folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/control_image.py" />
   <source>{1} takes {2}, and {3} is none.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/control_image.py" />
   <source>The mask is {1}x{2} and the picture {3}x{4}: they must have the same size.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/controls.py" />
   <source>No installed ControlNet fits {1}: name one, or leave {2} out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/controls.py" />
   <source>{1} is not a ControlNet or a T2I-Adapter.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/controls.py" />
   <source>{1} does not say that it was trained with {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/deciding.py" />
   <source>The region lies outside the part of the picture that was made.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/deciding.py" />
   <source>{1} does not hold the recipe that it was made with.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/deciding.py" />
   <source>{1} was written by an early version: generate the picture again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/deciding.py" />
   <source>{1} has no picture {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/deciding.py" />
   <source>The model {1} takes no prompt: there is no word to remove.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/deciding.py" />
   <source>{1} does not fit the recipe that it holds.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/deciding.py" />
   <source>Step {1} in {2} is damaged.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/deciding.py" />
   <source>The prompt has no such word.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/decoding.py" />
   <source>These latents cannot be decoded: the result is not finite (NaN or infinity).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/decoding.py" />
   <source>The latents are damaged: they are not {1}x{2}x{3} numbers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/decoding.py" />
   <source>The model {1} has no latents of {2} channels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/decoding.py" />
   <source>The latents are damaged.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/denoising.py" />
   <source>With {1} steps, there is no step {2} to continue from.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/denoising.py" />
   <source>{1} steps do not fit between timestep {2} and the picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/filming.py" />
   <source>Step {1} is damaged, and striped in the film.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/filming.py" />
   <source>Picture {1} ended after step {2}, and stays as it was there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/filming.py" />
   <source>{1} holds neither a training run nor a trajectory.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/filming.py" />
   <source>{1} has no samples yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/filming.py" />
   <source>{1} does not say which model decodes its latents.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/filming.py" />
   <source>The model {1} cannot decode the latents of {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/forking.py" />
   <source>{1} holds {2} pictures, so a fork of it makes as many.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/forking.py" />
   <source>{1} cannot be continued: it does not hold the recipe that it was made with.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/forking.py" />
   <source>{1} has no step {2}; its steps are {3} to {4}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/forking.py" />
   <source>{1} has no step {2} of picture {3}, which ended after step {4}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/forking.py" />
   <source>{1} {2}: there is nothing to continue.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/forking.py" />
   <source>{1} has states of {2}, and the model {3} of {4}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/frame_edit.py" />
   <source>There is no picture {1} to paint: the record holds {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/frame_edit.py" />
   <source>Points of the plane cannot be painted.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/frame_edit.py" />
   <source>{1} is {2}, and the frame {3}x{4}: they must have the same size.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/generate.py" />
   <source>Turbo works on a graphics card, without offloading: it is left out here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/generate.py" />
   <source>Loading the model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/generate.py" />
   <source>The model's output is not finite (NaN or infinity) in step {1} of {2}, so there is no picture. Its weights may be damaged; if they are not, other settings may work.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/generate.py" />
   <source>The model's output is not finite (NaN or infinity), so there is no picture. Other settings may work.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/image_prompts.py" />
   <source>{1} needs {2}: give its folder, or put it beside the file as {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/image_prompts.py" />
   <source>{1} is not {2}, which IP-Adapters need.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/inpainting.py" />
   <source>The mask to paste by and the picture must have the same size.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/inpainting.py" />
   <source>The mask to paste by is all black: nothing would be pasted.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/inpainting.py" />
   <source>The mask is all black: there is nothing to repaint. Paint white where the picture may change.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/inpainting.py" />
   <source>The crop {1} does not lie inside the picture of {2}x{3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/inpainting.py" />
   <source>The mask is all black inside the crop: there is nothing to repaint.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/label_to_image.py" />
   <source>The model {1} denoises latents; repainting needs a model of pixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/live.py" />
   <source>Could not write into {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/make_plan.py" />
   <source>The model {1} makes pictures in one pass; there is no step to continue from.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/make_plan.py" />
   <source>The model {1} makes pictures in one pass; there are no denoising steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/make_plan.py" />
   <source>{1} has no autoencoder for latents.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/make_plan.py" />
   <source>The autoencoder of {1} does not fit {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/make_plan.py" />
   <source>{1} is not a text-to-image model and cannot refine.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/make_plan.py" />
   <source>The model {1} makes points of the plane; there is no picture to repaint.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/maps/inpaint.py" />
   <source>An inpainting control needs a mask: it shows the picture without what the mask covers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/maps/normal.py" />
   <source>The normals are guessed from the shading: no depth model was found.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/maps/pose.py" />
   <source>{1} finds {2} joints, not the 17 of a person in COCO.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/maps/pose.py" />
   <source>No joint of a person was found with certainty. Lower the confidence, or choose another picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/maps/segmentation.py" />
   <source>{1} of ADE20K, so its colours may mean other things to the ControlNet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/object_selection.py" />
   <source>A point, a box or words must say which object is meant.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/one_pass.py" />
   <source>The model {1} makes whole pictures; repainting needs a diffusion model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/record.py" />
   <source>That is too much at once: ask for at most {1} pictures of {2}x{3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/regions.py" />
   <source>The region {1} is all black: white is where its prompt counts.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/label_script.py" />
   <source>diffusers has no network like that of {1}, so no script can be written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/label_script.py" />
   <source>diffusers has no scheduler for {1}, so no script can be written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/label_script.py" />
   <source>{1} inpaints by RePaint, which no diffusers pipeline does, so no script can be written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/label_script.py" />
   <source>Scripts of such models start from the seed's own noise: leave the variation out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/loading_code.py" />
   <source>diffusers loads small autoencoders from folders only, not from {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/loading_code.py" />
   <source>{1} is a single file of this program, which diffusers does not read: export it as a folder first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/picture_code.py" />
   <source>{1} has deep colours or a colour profile, which a script would read differently: save it as a PNG of 8 bits in sRGB first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/picture_code.py" />
   <source>A script does not extend a control's picture: make {1} as large as the extended one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/picture_code.py" />
   <source>{1} is transparent or has deep colours or a colour profile, which a script would read differently: save it as a PNG of 8 bits in sRGB first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/picture_code.py" />
   <source>{1} is transparent or has deep colours, which a script would read differently: save it as a grey PNG of 8 bits first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/prompt_code.py" />
   <source>diffusers' pipelines take no guidance below 1, and this is {1}, so no script can be written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/prompt_code.py" />
   <source>Prompts joined by AND are unknown to diffusers' pipelines, so no script can be written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/prompt_code.py" />
   <source>The prompt equals the negative one in a part of the steps, which no script can express.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/scheduler_code.py" />
   <source>diffusers has no scheduler that takes the steps of {1} on the schedule of {2} with {3} steps, so no script can be written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/script.py" />
   <source>Makes a picture of Denoise Studio {1} with plain diffusers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/script.py" />
   <source>diffusers' pipelines do not inpaint with {1} as it was trained to.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/script.py" />
   <source>diffusers' pipelines inpaint only with latents of 4 channels; {1} has {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/script.py" />
   <source>The pictures have prompts of their own, drawn by their seeds: take the script of one of them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/script.py" />
   <source>A script does not store a U-Net in 8 bits: leave that out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/script.py" />
   <source>diffusers has no networks like those of {1}, so no script can be written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/script.py" />
   <source>A script of diffusers cannot express {1}, so none can be written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/script.py" />
   <source>A script of diffusers cannot express weights that follow curves, so none can be written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/script.py" />
   <source>A script cannot make {1}: make the map with `python -m studio control`, and use it as the control image.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/text_script.py" />
   <source>diffusers hands over to a refiner exactly only from a text in plain words, with DDIM or Euler, so no script can be written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/text_script.py" />
   <source>diffusers' {1} has no argument {2}, so no script can be written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/text_script.py" />
   <source>diffusers' pipelines of models that inpaint take no soft mask, so no script can be written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/text_script.py" />
   <source>diffusers' {1} cannot change prompts between steps, so no script can be written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/text_script.py" />
   <source>SDXL's refiner makes no picture from noise in diffusers: give it a picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/text_script.py" />
   <source>A script cannot change the mask within the steps of {1}, so none can be written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/text_script.py" />
   <source>A script cannot change both mask and prompt between steps, so none can be written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/scripts/text_script.py" />
   <source>With {1}, diffusers counts a control's start and end otherwise, so no script can be written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/text_to_image.py" />
   <source>{1} is a {2} model, {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/text_to_image.py" />
   <source>{1} cannot refine pictures of {2}: their latents differ.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/text_to_image.py" />
   <source>{1} only inpaints, and cannot refine.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/text_to_image.py" />
   <source>{1} makes pictures whose sides are multiples of {2}, not {3}x{4}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/tiled_retry.py" />
   <source>There was not enough memory to decode the picture whole: it is decoded in tiles.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/two_times.py" />
   <source>{1} has no checkpoints to sample from.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/two_times.py" />
   <source>{1} trains a model that generates in one pass: it has no denoising steps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/generation/upscaling.py" />
   <source>{1} is not an upscaler.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/coded_data.py" />
   <source>{1} does not decode noise in one pass; VAEs and GANs do.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/coded_data.py" />
   <source>{1} has no text encoder; text-to-image models have one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/coded_data.py" />
   <source>A map takes 3 to {1} texts, one a line, not {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/codes.py" />
   <source>{1} is a GAN: it has no encoder that turns pictures into codes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/codes.py" />
   <source>{1} has no latent space: it has no autoencoder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/codes.py" />
   <source>{1} takes pictures of {2} channels, and these have {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/codes.py" />
   <source>{1} cannot encode these pictures: the codes are not finite (NaN or infinity).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/latent_map.py" />
   <source>{1} pictures are fewer than the {2} dimensions of the codes of {3}: take more pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/latent_map.py" />
   <source>The data is a folder of pictures or one of {1}, not {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/manifold.py" />
   <source>A manifold needs a VAE or GAN with two latent numbers; {1} is none.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/morphing.py" />
   <source>The model {1} takes no prompt; models with a prompt do.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/morphing.py" />
   <source>{1} does not generate pictures from noise: give two pictures instead of seeds.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/projection.py" />
   <source>A map needs at least 3 points, not {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/projection.py" />
   <source>A latent space of one dimension has no map: it is a line.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/projection.py" />
   <source>The axes are two different numbers from 0 to {1}, not {2} and {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/projection.py" />
   <source>LDA separates classes, and these are of one class or of none: use PCA or t-SNE.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/projection.py" />
   <source>LDA needs more points than dimensions, and there are {1} in {2}: use more pictures, PCA or t-SNE.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>The engine no longer has this map: compute it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>These points are texts: they have no pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>There is no point {1} on this map: it has {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>The codes of texts cannot be decoded.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>This is a map of texts: pictures have no place on it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>The map has no points yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>Arithmetic begins with a group A: choose points for it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>{1} makes points, not pictures: its latent space has no map.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>Encoding picture {1} of {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>Only pictures that a model encodes have a reconstruction error.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>Reconstructing picture {1} of {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/latents/session.py" />
   <source>A path leads through two or more points of the map.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/anomaly.py" />
   <source>options.normal names classes by their place: 0 to {1}, not {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/anomaly.py" />
   <source>options.normal names every class: none is left as an anomaly.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/anomaly.py" />
   <source>Anomaly detection needs labelled data with at least two classes: normal pictures, and others.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/anomaly.py" />
   <source>There are too few pictures of the normal classes to train on some and hold out others.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/anomaly.py" />
   <source>All pictures are of normal classes: there are no anomalies to detect.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/captioned_latents.py" />
   <source>Text to image keeps its pictures as latents, so dataset.augment does not apply to it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/consistency.py" />
   <source>The teacher has {1} timesteps: {2} distillation steps are too many.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/control_hints.py" />
   <source>options.control is {1}; choose {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/control_hints.py" />
   <source>Only drawn scenes (dataset.kind = scenes) know their depth; set options.control to canny or scribble.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/distill.py" />
   <source>The teacher {1} is not a pixel diffusion model that predicts epsilon, x0 or v.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/distill.py" />
   <source>The teacher {1} is self-conditioned, which is not supported for distillation.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/distill.py" />
   <source>The teacher {1} makes pictures of {2}; the data has {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/distill.py" />
   <source>The teacher {1} has other labels than the data: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/gan.py" />
   <source>options.conditional needs data with classes; this data set has none.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/gan.py" />
   <source>options.architecture = conv needs a size that is a multiple of 4, not {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/gan.py" />
   <source>options.minibatch_std compares pictures in groups of {1}, and a batch of {2} leaves {3} processes no whole ones; choose a multiple of {4}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/kl_autoencoder.py" />
   <source>options.window is {1}, but the pictures are {2}x{3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/kl_autoencoder.py" />
   <source>{1} is not an autoencoder of pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/kl_autoencoder.py" />
   <source>{1} is for pictures of {2}; the data has {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/latent_diffusion.py" />
   <source>The latents are {1}x{2}. {3}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/text_to_image.py" />
   <source>options.text_heads {1} does not divide a width of {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/text_to_image.py" />
   <source>{1} is not a text-to-image model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/text_to_image.py" />
   <source>Text to image learns from captions, and this data has none.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/text_to_image.py" />
   <source>{1} makes pictures of {2}x{3} in colour; the data has {4}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/text_to_image.py" />
   <source>{1} has no autoencoder for text to image.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/text_to_image.py" />
   <source>The autoencoder of {1} is for pictures of {2}; the data has {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/text_to_image.py" />
   <source>{1} has networks of another size; give its own text_width and network.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/learners/vae.py" />
   <source>Posterior collapse: the decoder ignores all latents. Lower options.beta, or raise options.anneal.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/metrics/classifier.py" />
   <source>This data has no classes to predict.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/metrics/collapse.py" />
   <source>Mode collapse: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/metrics/collapse.py" />
   <source>Missing classes: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/metrics/judging.py" />
   <source>A model is evaluated on a data set: --set takes its settings, as dataset.kind, not {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/metrics/judging.py" />
   <source>{1} only reconstructs pictures: it has no samples to evaluate.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/metrics/judging.py" />
   <source>{1} has no labels: no classifier can be trained on its samples.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/metrics/judging.py" />
   <source>The data differs from what the model was trained on: the figures are for the present data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/metrics/judging.py" />
   <source>{1} makes pictures of {2}, and the data has {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/metrics/judging.py" />
   <source>The labels of {1} are not the classes of the data: no classifier can be trained on its samples.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/metrics/judging.py" />
   <source>{1} cannot be evaluated: too few pictures, or samples that are not finite numbers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/metrics/judging.py" />
   <source>The training data of {1} is unknown: choose a data set (dataset.kind).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/metrics/verdict.py" />
   <source>Missing classes: plausible samples cover {1} of {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/metrics/verdict.py" />
   <source>{1}{2}: {3} of the samples lie within the range of real pictures{4}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/metrics/verdict.py" />
   <source>Mode collapse: {1} of {2} samples are distinct.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/metrics/verdict.py" />
   <source>Unlike the data: {1} of the samples lie within the range of real pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/metrics/verdict.py" />
   <source>Memorized: {1} of the samples are nearly copies of training pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/metrics/verdict.py" />
   <source>Too few pictures for a verdict: {1} samples, {2} real pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/metrics/verdict.py" />
   <source>Mode collapse: the samples are too much alike.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/adapters.py" />
   <source>Only {1} of the {2} layers of {3} are in {4}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/adapters.py" />
   <source>{1} is damaged: it has weights that are not finite numbers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/adapters.py" />
   <source>There is no LoRA {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/adapters.py" />
   <source>A LoRA is a .safetensors file, and {1} is not one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/adapters.py" />
   <source>{1} is a LoRA for {2}, and does not fit {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/adapters.py" />
   <source>{1} does not fit this model as a LoRA, or is damaged.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/autoencoder.py" />
   <source>The model {1} only reconstructs pictures; it cannot sample by itself.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/controlnet.py" />
   <source>Stock diffusers opens its network by ControlNetModel.from_pretrained(FOLDER, subfolder="controlnet"), for a StableDiffusionControlNetPipeline of {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/controlnet.py" />
   <source>{1} guides another model; it cannot sample by itself.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/controlnet.py" />
   <source>{1} is inconsistent: it has no ControlNet for pictures in colour.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/controlnet.py" />
   <source>The ControlNet {1} is not for {2}: their networks differ.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/decoder.py" />
   <source>{1} is incomplete: its card lacks the shape of the latent.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/estimator.py" />
   <source>{1} estimates something from pictures; it makes none.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/estimator.py" />
   <source>{1} is inconsistent: it has no network that estimates.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/estimator.py" />
   <source>{1} was trained with another vocabulary than CLIP's, which this program cannot read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/export.py" />
   <source>This program opens the file; stock diffusers needs a folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/export.py" />
   <source>It takes {1}, and returns pictures [N, {2}, {3}, {4}] in -1 to 1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/export.py" />
   <source>{1} exists already. Choose another name, or remove it first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/export.py" />
   <source>{1} has no single-pass decoder. ONNX export supports autoencoders, GANs and latent models; this one can be exported as a folder or as .safetensors.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/files.py" />
   <source>{1} is a model of the kind {2}, which this version does not know.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/files.py" />
   <source>{1} is a LoRA for {2}, which is not a text-to-image model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/diffusers_layout.py" />
   <source>Stock diffusers opens it as {1}, which takes no label: call its U-Net with class_labels 0 to {2}, or {3} for none.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/diffusers_layout.py" />
   <source>Stock diffusers cannot open it, {1}; this program can.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/diffusers_layout.py" />
   <source>Stock diffusers opens it as {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/folder.py" />
   <source>{1} is not a model: it holds {2} networks.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/folder.py" />
   <source>{1} holds no network.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/folder.py" />
   <source>{1} is not a model: its tokenizer has {2} files.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/folder.py" />
   <source>{1} has no weights: {2}/{3} is missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/folder.py" />
   <source>{1} is damaged: its SHA-256 is not the one in {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/original_configs.py" />
   <source>Its U-Net has {1} blocks, more than any of the Stable Diffusion family.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/original_configs.py" />
   <source>Its U-Net's blocks are not those of a model of the Stable Diffusion family.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/original_configs.py" />
   <source>Its U-Net has no cross-attention to a text.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/original_configs.py" />
   <source>It is incomplete: {1} is missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/original_file.py" />
   <source>Its text encoder has {1} tokens, not the {2} of CLIP.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/weights.py" />
   <source>{1} takes {2} GB of memory; this computer has {3} GB.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/weights.py" />
   <source>{1} holds other weights than its network needs: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/weights.py" />
   <source>{1} is damaged: {2} is of another type than its network needs.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/weights.py" />
   <source>The path of {1} is not UTF-8 text: rename it, or link to it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/weights.py" />
   <source>{1} is damaged or truncated: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/weights.py" />
   <source>{1} lacks weights, or has them in a layout of its own.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/formats/weights.py" />
   <source>{1} has weights beyond the range of float16. Choose another precision.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/ip_adapter.py" />
   <source>There is no IP-Adapter {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/ip_adapter.py" />
   <source>An IP-Adapter is a .safetensors file, and {1} is not one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/ip_adapter.py" />
   <source>{1} holds no IP-Adapter.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/ip_adapter.py" />
   <source>{1} takes the identity of a face, for which this program has no network.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/ip_adapter.py" />
   <source>{1} is an IP-Adapter for {2}, and does not fit {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/ip_adapter.py" />
   <source>{1} takes image embeddings of width {2}, and those of {3} have width {4}: it belongs to another encoder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/ip_adapter.py" />
   <source>{1} is damaged, or an IP-Adapter of an unknown kind.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/kl_autoencoder.py" />
   <source>Stock diffusers opens its network by AutoencoderKL.from_pretrained(FOLDER, subfolder="vae").</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/kl_autoencoder.py" />
   <source>{1} is inconsistent: its card and its network's configuration differ.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/latent.py" />
   <source>{1} is inconsistent: its card and its networks' configurations differ.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/model.py" />
   <source>Stock diffusers cannot open it, since it has no networks of this kind; other programs can use its decoder as NAME.onnx.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/model.py" />
   <source>The model {1} is incomplete: it has no {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/network_plan.py" />
   <source>{1} has no denoising network: it is not a diffusion model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/perturbed_attention.py" />
   <source>This model's middle block has no self-attention to perturb.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/size_limits.py" />
   <source>{1} is damaged: the shape of a weight is not made of whole numbers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/size_limits.py" />
   <source>{1} needs {2} GB of memory; this computer has {3} GB.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/size_limits.py" />
   <source>{1} is damaged: its configuration asks for more layers than there are weights.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/stable_diffusion.py" />
   <source>Stock diffusers opens it as StableDiffusionPipeline.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/stable_diffusion.py" />
   <source>{1} was made elsewhere, and is used in place: copy its files instead.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/stable_diffusion.py" />
   <source>Stable Diffusion models have no prediction type {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/stable_diffusion.py" />
   <source>{1} has guidance built in, and does not support CFG++.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/t2i_adapter.py" />
   <source>{1} is inconsistent: it has no T2I-Adapter for pictures.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/t2i_adapter.py" />
   <source>The T2I-Adapter {1} is not for {2}: their networks differ.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/textual_inversions.py" />
   <source>{1} is damaged: it has vectors that are not finite numbers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/turbo.py" />
   <source>Turbo is active.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/turbo.py" />
   <source>Turbo is being prepared; the next picture is faster.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/upscaler.py" />
   <source>{1} is not a model folder: an upscaler is a single .safetensors file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/upscaler.py" />
   <source>{1} enlarges pictures; it makes none.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/upscaler.py" />
   <source>{1} is not an upscaler: it does not take one picture and return a larger one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/models/upscaler.py" />
   <source>{1} is not an upscaler that this program knows.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/networks/autoencoder.py" />
   <source>An autoencoder compresses pictures; a 2-D distribution leaves nothing to compress.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/networks/autoencoder.py" />
   <source>Each of options.hidden must be 1 or more.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/networks/autoencoder.py" />
   <source>{1} convolutions that halve the size need pictures whose size is a multiple of {2}, not {3}; options.architecture = mlp takes any.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/networks/denoisers.py" />
   <source>A {1} needs pictures: for a 2-D distribution, choose network.kind = mlp.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/networks/denoisers.py" />
   <source>A small-unet needs at least two levels in network.channels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/networks/denoisers.py" />
   <source>An mlp takes points and pictures of at most {1} values: choose a U-Net.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/networks/empty.py" />
   <source>A network of {1} billion weights is too large for this program.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/networks/empty.py" />
   <source>The network's configuration is inconsistent: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/networks/estimator.py" />
   <source>Hybrid depth models, with a convolutional backbone, are not supported.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/networks/estimator.py" />
   <source>There is no estimator {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/networks/estimator.py" />
   <source>The estimator's backbone is {1}, which is not one of {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/networks/kl_autoencoder.py" />
   <source>An autoencoder of {1} levels needs pictures of a size that {2} divides, not {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/networks/lora.py" />
   <source>The LoRA is not for this model: it has no layer {1} of that shape.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/networks/registry.py" />
   <source>There is no network {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/networks/text_encoder.py" />
   <source>This text encoder has {1} layers: {2} cannot be skipped.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/networks/text_unet.py" />
   <source>network.attention_head_dim {1} does not divide {2} channels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/networks/tiny_autoencoder.py" />
   <source>The chosen autoencoder is a decoder alone, which takes no pictures: put its encoder beside it, as taesd_encoder.safetensors beside taesd_decoder.safetensors.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/networks/tokenizer.py" />
   <source>The model's tokenizer cannot be read: its vocabulary is missing or damaged.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/networks/unet.py" />
   <source>A network of {1} levels needs pictures whose size is a multiple of {2}, not {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/plane/session.py" />
   <source>The engine no longer has this model: start again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/plane/session.py" />
   <source>The playground cannot begin: {1}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/plane/session.py" />
   <source>Training has diverged: the loss is not finite (NaN or infinity). Lower the learning rate.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/branch.py" />
   <source>{1} has no complete checkpoint{2}; its checkpoints: {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/branch.py" />
   <source>Could not branch {1} into {2}: {3}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/branch.py" />
   <source>A branch keeps its parent's {1}; start a new run to change it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/checkpoint.py" />
   <source>The checkpoint {1} does not fit this run: {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/checkpoint.py" />
   <source>The optimizer differs from the checkpoint's: its state starts over; the weights are kept.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/checkpoint.py" />
   <source>No earlier checkpoint of this run is sound.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/checkpoint.py" />
   <source>The checkpoint {1} is damaged ({2}). {3}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/checkpoint.py" />
   <source>The checkpoint was made on a GPU that is not available here ({1}); training continues on the CPU.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/checkpoint.py" />
   <source>The newest sound one is that of step {1}: resume from there (--resume --at {2}), or branch from it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/device.py" />
   <source>CPU, {1} thread{2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/device.py" />
   <source>This machine has no CUDA device that torch can use; choose --device cpu or auto.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/device.py" />
   <source>Training runs on cpu or cuda, not on {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/device.py" />
   <source>There is no {1} here: this machine has {2} of them. Start as many processes as it has GPUs at most, or choose --device cpu.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/device.py" />
   <source>There is no device {1}; choose auto, cpu or cuda.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/evaluation.py" />
   <source>Mode collapse: at step {1} the samples differ {2} as much as the data's.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/evaluation.py" />
   <source>Divergence: at step {1} the samples are {2} times as far from the data as real ones.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/evaluation.py" />
   <source>{1} Branch from step {2}, the last healthy checkpoint, with a remedy, or start over.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/evaluation.py" />
   <source>{1} No checkpoint is from before: start over, with a lower learning rate or a remedy.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/evaluation.py" />
   <source>Evaluating the samples</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/failures.py" />
   <source>The device ran out of memory. Use a smaller batch, network or picture size.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/failures.py" />
   <source>The loss is no longer a finite number, in step {1}; that step was not applied. {2} A lower learning rate or a smaller gradient_clip usually helps.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/failures.py" />
   <source>The checkpoint of step {1} is kept.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/failures.py" />
   <source>There is no checkpoint yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/learner.py" />
   <source>The loss of {1} does not show when to stop early: leave patience unset.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/learner.py" />
   <source>Those options do not fit {1}: {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/learner.py" />
   <source>{1}, {2} steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/network_compatibility.py" />
   <source>{1} {2} another network than the checkpoint's, whose weights do not fit: put {3} back, or start a new run.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/process_group.py" />
   <source>A batch of {1} cannot be shared evenly by {2} processes; choose a multiple.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/process_group.py" />
   <source>The training processes could not find each other: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/registry.py" />
   <source>There is no model {1} to train. Models: {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/requests.py" />
   <source>The run has {1}: {2} had no effect.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/requests.py" />
   <source>A learning rate is more than 0 and at most 1, not {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/resume.py" />
   <source>Requests from after the run had ended had no effect: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/resume.py" />
   <source>{1} has no complete checkpoint of step {2}; its checkpoints: {3}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/resume.py" />
   <source>{1} is being trained right now, by process {2} on {3}. If that has just ended, try again in {4} s.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/resume.py" />
   <source>{1} is being trained right now, by process {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/resume.py" />
   <source>This run is complete ({1}). Raise its steps or its time to train it further.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/resume.py" />
   <source>This run stopped early, {1} validations after its lowest loss. Raise its patience to train it further.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/resume.py" />
   <source>A run keeps its {1} when it is resumed; start a new run to change it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/run.py" />
   <source>The data differs from what this recipe was made with; training uses the present data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/run.py" />
   <source>Skipped {1} of {2} files: {3}{4}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/run.py" />
   <source>The data set has changed since the checkpoint; training continues with the present data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/engine/training/session.py" />
   <source>Stopped early: the validation loss has not improved for {1} validations{2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/compositing.py" />
   <source>The extended picture of {1}x{2} has more than {3} megapixels.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/display.py" />
   <source>QT_QPA_PLATFORM asks for Wayland, but no Wayland display answers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/display.py" />
   <source>There is no display to open a window on. Over ssh, connect with `ssh -X`; `denoise-studio --help` lists the commands that need none.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/display.py" />
   <source>The display {1} cannot be opened: no X server answers, or it refuses access.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/display.py" />
   <source>QT_QPA_PLATFORM is {1}, which this Qt does not have. Unset it to let Qt choose.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/display.py" />
   <source>The window needs the library {1}. On Debian and Ubuntu: apt install {2}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/picture_comparison.py" />
   <source>The pictures have different sizes, {1}x{2} and {3}x{4}: nothing to compare.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/picture_files.py" />
   <source>its colours were converted from {1} to sRGB</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/picture_files.py" />
   <source>its floating-point values were scaled to 8 bits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/picture_files.py" />
   <source>its 32-bit values were scaled to 8 bits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/picture_files.py" />
   <source>its colour profile does not fit its pixels and was left out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/serve.py" />
   <source>There is not enough memory for this data set. Choose a smaller picture size.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/serve.py" />
   <source>Loading the libraries</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="../../studio/serve.py" />
   <source>The engine did not understand a request.</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
