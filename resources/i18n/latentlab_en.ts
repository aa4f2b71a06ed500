<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>About LatentLab</source>
            <translation>About LatentLab</translation>
        </message>
        <message>
            <source>An interactive laboratory for the latent spaces of generative models.</source>
            <translation>An interactive laboratory for the latent spaces of generative models.</translation>
        </message>
        <message>
            <source>MIT licence</source>
            <translation>MIT licence</translation>
        </message>
    </context>
    <context>
        <name>AxisRows</name>
        <message>
            <source>{low} to {high}, mean {mean}
Double-click to reset, right-click for more</source>
            <translation>{low} to {high}, mean {mean}
Double-click to reset, right-click for more</translation>
        </message>
    </context>
    <context>
        <name>BarsPlot</name>
        <message>
            <source>Bars</source>
            <translation>Bars</translation>
        </message>
    </context>
    <context>
        <name>Busy</name>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Working…</source>
            <translation>Working…</translation>
        </message>
    </context>
    <context>
        <name>BusyLine</name>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>Chooser</name>
        <message>
            <source>All files (*)</source>
            <translation>All files (*)</translation>
        </message>
        <message>
            <source>Images ({patterns})</source>
            <translation>Images ({patterns})</translation>
        </message>
        <message>
            <source>Models (*.safetensors)</source>
            <translation>Models (*.safetensors)</translation>
        </message>
        <message>
            <source>Open a model</source>
            <translation>Open a model</translation>
        </message>
        <message>
            <source>Open images</source>
            <translation>Open images</translation>
        </message>
        <message>
            <source>Train on a folder of images</source>
            <translation>Train on a folder of images</translation>
        </message>
    </context>
    <context>
        <name>ClassRow</name>
        <message>
            <source>Another class: the slider below walks there</source>
            <translation>Another class: the slider below walks there</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>From the class on the left to the one on the right</source>
            <translation>From the class on the left to the one on the right</translation>
        </message>
        <message>
            <source>Share of the other class</source>
            <translation>Share of the other class</translation>
        </message>
        <message>
            <source>The class of the picture</source>
            <translation>The class of the picture</translation>
        </message>
        <message>
            <source>Walk to</source>
            <translation>Walk to</translation>
        </message>
        <message>
            <source>none</source>
            <translation>none</translation>
        </message>
    </context>
    <context>
        <name>CloseDialog</name>
        <message>
            <source>A model is being trained</source>
            <translation>A model is being trained</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Discard for good</source>
            <translation>Discard for good</translation>
        </message>
        <message>
            <source>Discard {runs}?</source>
            <translation>Discard {runs}?</translation>
        </message>
        <message>
            <source>Discard…</source>
            <translation>Discard…</translation>
        </message>
        <message>
            <source>Its folder is deleted, with its curves and checkpoints. This cannot be undone.</source>
            <translation>Its folder is deleted, with its curves and checkpoints. This cannot be undone.</translation>
        </message>
        <message>
            <source>Keep training</source>
            <translation>Keep training</translation>
        </message>
        <message>
            <source>Save and stop</source>
            <translation>Save and stop</translation>
        </message>
        <message>
            <source>Stopping saves a checkpoint, from which the run can be resumed. If you let it train, the window closes now and the program ends when the run has finished.</source>
            <translation>Stopping saves a checkpoint, from which the run can be resumed. If you let it train, the window closes now and the program ends when the run has finished.</translation>
        </message>
        <message>
            <source>{runs} is still training</source>
            <translation>{runs} is still training</translation>
        </message>
    </context>
    <context>
        <name>CodeDock</name>
        <message>
            <source>Draw a code from the prior; locked axes stay</source>
            <translation>Draw a code from the prior; locked axes stay</translation>
        </message>
        <message>
            <source>Every axis back to its mean; locked axes stay</source>
            <translation>Every axis back to its mean; locked axes stay</translation>
        </message>
        <message>
            <source>How far a random code may be from the mean: 0 is the mean, 1 the prior</source>
            <translation>How far a random code may be from the mean: 0 is the mean, 1 the prior</translation>
        </message>
        <message>
            <source>How far one notch of the wheel or one arrow key moves a slider</source>
            <translation>How far one notch of the wheel or one arrow key moves a slider</translation>
        </message>
        <message>
            <source>Open a model in the library to see its axes here</source>
            <translation>Open a model in the library to see its axes here</translation>
        </message>
        <message>
            <source>Random code</source>
            <translation>Random code</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Redo</translation>
        </message>
        <message>
            <source>Reset code</source>
            <translation>Reset code</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Seed</translation>
        </message>
        <message>
            <source>Sliders of the code</source>
            <translation>Sliders of the code</translation>
        </message>
        <message>
            <source>Sort axes by activity</source>
            <translation>Sort axes by activity</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>Step</translation>
        </message>
        <message>
            <source>The axes that change the picture most come first</source>
            <translation>The axes that change the picture most come first</translation>
        </message>
        <message>
            <source>The seed of the next random code</source>
            <translation>The seed of the next random code</translation>
        </message>
        <message>
            <source>Truncation</source>
            <translation>Truncation</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Undo</translation>
        </message>
    </context>
    <context>
        <name>CodePages</name>
        <message>
            <source>How the code is shown</source>
            <translation>How the code is shown</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>Map</translation>
        </message>
        <message>
            <source>Sliders</source>
            <translation>Sliders</translation>
        </message>
    </context>
    <context>
        <name>ColourBar</name>
        <message>
            <source>Absolute error from 0 to {top}</source>
            <translation>Absolute error from 0 to {top}</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>Actions found</source>
            <translation>Actions found</translation>
        </message>
        <message>
            <source>Command palette</source>
            <translation>Command palette</translation>
        </message>
        <message>
            <source>Search actions</source>
            <translation>Search actions</translation>
        </message>
    </context>
    <context>
        <name>ContrastPage</name>
        <message>
            <source>A word is typical of a text where it is more frequent than in a background of the same size: its score is near 1 then, and ½ where both have it alike. Rare words are drawn to ½, so that a few occurrences prove little. What only one text has counts as 0 in the other.</source>
            <translation>A word is typical of a text where it is more frequent than in a background of the same size: its score is near 1 then, and ½ where both have it alike. Rare words are drawn to ½, so that a few occurrences prove little. What only one text has counts as 0 in the other.</translation>
        </message>
        <message>
            <source>Background</source>
            <translation>Background</translation>
        </message>
        <message>
            <source>CSV…</source>
            <translation>CSV…</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Command</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Compare</translation>
        </message>
        <message>
            <source>Copy the line that computes this in a shell</source>
            <translation>Copy the line that computes this in a shell</translation>
        </message>
        <message>
            <source>Domain</source>
            <translation>Domain</translation>
        </message>
        <message>
            <source>Domain: {domain}
Background: {background}</source>
            <translation>Domain: {domain}
Background: {background}</translation>
        </message>
        <message>
            <source>Drop the text of the background</source>
            <translation>Drop the text of the background</translation>
        </message>
        <message>
            <source>Find the words of both with the thresholds of Find</source>
            <translation>Find the words of both with the thresholds of Find</translation>
        </message>
        <message>
            <source>Open a text under Find, and here a background: text of every day, or another field.</source>
            <translation>Open a text under Find, and here a background: text of every day, or another field.</translation>
        </message>
        <message>
            <source>Open background…</source>
            <translation>Open background…</translation>
        </message>
        <message>
            <source>Save contrast</source>
            <translation>Save contrast</translation>
        </message>
        <message>
            <source>Save the scores</source>
            <translation>Save the scores</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Score</translation>
        </message>
        <message>
            <source>Table (*.csv)</source>
            <translation>Table (*.csv)</translation>
        </message>
        <message>
            <source>Text to hold against</source>
            <translation>Text to hold against</translation>
        </message>
        <message>
            <source>Word</source>
            <translation>Word</translation>
        </message>
        <message>
            <source>Words by how often they occur in both texts</source>
            <translation>Words by how often they occur in both texts</translation>
        </message>
        <message>
            <source>Words of both texts with their scores</source>
            <translation>Words of both texts with their scores</translation>
        </message>
        <message>
            <source>in the background</source>
            <translation>in the background</translation>
        </message>
        <message>
            <source>in the domain</source>
            <translation>in the domain</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>none yet</translation>
        </message>
        <message>
            <source>{count} words of both texts</source>
            <translation>{count} words of both texts</translation>
        </message>
    </context>
    <context>
        <name>CropView</name>
        <message>
            <source>Crop</source>
            <translation>Crop</translation>
        </message>
        <message>
            <source>Drag to move the crop, turn the wheel to resize it</source>
            <translation>Drag to move the crop, turn the wheel to resize it</translation>
        </message>
    </context>
    <context>
        <name>CurveHead</name>
        <message>
            <source>Curves that are not shown, because they are of another size or unit</source>
            <translation>Curves that are not shown, because they are of another size or unit</translation>
        </message>
        <message>
            <source>Exponential mean; the curves themselves stay faintly visible</source>
            <translation>Exponential mean; the curves themselves stay faintly visible</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Fit</translation>
        </message>
        <message>
            <source>Log axis</source>
            <translation>Log axis</translation>
        </message>
        <message>
            <source>Logarithmic axis; only positive values appear on it</source>
            <translation>Logarithmic axis; only positive values appear on it</translation>
        </message>
        <message>
            <source>More</source>
            <translation>More</translation>
        </message>
        <message>
            <source>Show every step again</source>
            <translation>Show every step again</translation>
        </message>
        <message>
            <source>Smoothing</source>
            <translation>Smoothing</translation>
        </message>
        <message>
            <source>Smoothing of the curves</source>
            <translation>Smoothing of the curves</translation>
        </message>
    </context>
    <context>
        <name>CurvesPlot</name>
        <message>
            <source>Curves</source>
            <translation>Curves</translation>
        </message>
    </context>
    <context>
        <name>DatasetChooser</name>
        <message>
            <source>Browse for a dataset</source>
            <translation>Browse for a dataset</translation>
        </message>
        <message>
            <source>Choose a dataset.</source>
            <translation>Choose a dataset.</translation>
        </message>
        <message>
            <source>Choose a file of arrays</source>
            <translation>Choose a file of arrays</translation>
        </message>
        <message>
            <source>Choose a folder of images</source>
            <translation>Choose a folder of images</translation>
        </message>
        <message>
            <source>Choose a folder of images or an .npz file</source>
            <translation>Choose a folder of images or an .npz file</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>Dataset</translation>
        </message>
        <message>
            <source>File of arrays (.npz)…</source>
            <translation>File of arrays (.npz)…</translation>
        </message>
        <message>
            <source>Folder of images…</source>
            <translation>Folder of images…</translation>
        </message>
        <message>
            <source>NumPy arrays (*.npz)</source>
            <translation>NumPy arrays (*.npz)</translation>
        </message>
        <message>
            <source>One tenth is held out; subfolders are classes.</source>
            <translation>One tenth is held out; subfolders are classes.</translation>
        </message>
        <message>
            <source>There is no dataset of this name, and no such folder or file.</source>
            <translation>There is no dataset of this name, and no such folder or file.</translation>
        </message>
    </context>
    <context>
        <name>DatasetShelf</name>
        <message>
            <source>Copy name</source>
            <translation>Copy name</translation>
        </message>
        <message>
            <source>Datasets</source>
            <translation>Datasets</translation>
        </message>
        <message>
            <source>Reading the list…</source>
            <translation>Reading the list…</translation>
        </message>
        <message>
            <source>Train on a folder of images</source>
            <translation>Train on a folder of images</translation>
        </message>
        <message>
            <source>Train on it</source>
            <translation>Train on it</translation>
        </message>
    </context>
    <context>
        <name>DensitiesFigure</name>
        <message>
            <source>Axis that is shown</source>
            <translation>Axis that is shown</translation>
        </message>
        <message>
            <source>Most active</source>
            <translation>Most active</translation>
        </message>
        <message>
            <source>– – prior, N(0, 1)</source>
            <translation>– – prior, N(0, 1)</translation>
        </message>
    </context>
    <context>
        <name>DensityCanvas</name>
        <message>
            <source>at {x}: {value}, reference {reference}</source>
            <translation>at {x}: {value}, reference {reference}</translation>
        </message>
    </context>
    <context>
        <name>DescentPage</name>
        <message>
            <source>2,000 starts after 10,000 steps of clipped Polyak</source>
            <translation>2,000 starts after 10,000 steps of clipped Polyak</translation>
        </message>
        <message>
            <source>2,000 starts in the double well: who gets out of the upper valley?</source>
            <translation>2,000 starts in the double well: who gets out of the upper valley?</translation>
        </message>
        <message>
            <source>An optimiser is a flow of time cut into steps: gradient descent is Euler's scheme of it, momentum a leapfrog of one with mass and friction. How fast the loss falls follows from the flow alone; where steps are too long the scheme leaves it. Polyak's flow divides by the gradient, so it goes on where others stop.</source>
            <translation>An optimiser is a flow of time cut into steps: gradient descent is Euler's scheme of it, momentum a leapfrog of one with mass and friction. How fast the loss falls follows from the flow alone; where steps are too long the scheme leaves it. Polyak's flow divides by the gradient, so it goes on where others stop.</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Command</translation>
        </message>
        <message>
            <source>Copy the line that computes this in a shell</source>
            <translation>Copy the line that computes this in a shell</translation>
        </message>
        <message>
            <source>Diverged, and cut there: {names}. Shorten the step.</source>
            <translation>Diverged, and cut there: {names}. Shorten the step.</translation>
        </message>
        <message>
            <source>Escape</source>
            <translation>Escape</translation>
        </message>
        <message>
            <source>Gibbs</source>
            <translation>Gibbs</translation>
        </message>
        <message>
            <source>Gradient descent: {stuck:.0%} at 3.000. Clipped Polyak: {early:.0%} at 0.407 after 2,500 steps, {late:.1%} after 10,000.</source>
            <translation>Gradient descent: {stuck:.0%} at 3.000. Clipped Polyak: {early:.0%} at 0.407 after 2,500 steps, {late:.1%} after 10,000.</translation>
        </message>
        <message>
            <source>Knobs</source>
            <translation>Knobs</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>Loss</translation>
        </message>
        <message>
            <source>Loss and the ways down; drag the start</source>
            <translation>Loss and the ways down; drag the start</translation>
        </message>
        <message>
            <source>Loss as a surface; drag to turn it</source>
            <translation>Loss as a surface; drag to turn it</translation>
        </message>
        <message>
            <source>Loss over time; dotted: foretold by dL/dt</source>
            <translation>Loss over time; dotted: foretold by dL/dt</translation>
        </message>
        <message>
            <source>Many particles by Langevin's rule, against the Gibbs density of the noise</source>
            <translation>Many particles by Langevin's rule, against the Gibbs density of the noise</translation>
        </message>
        <message>
            <source>Particles</source>
            <translation>Particles</translation>
        </message>
        <message>
            <source>Particles, and the Gibbs density exp(−2L/s²)</source>
            <translation>Particles, and the Gibbs density exp(−2L/s²)</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Rules</translation>
        </message>
        <message>
            <source>Slice of the model</source>
            <translation>Slice of the model</translation>
        </message>
        <message>
            <source>Surface</source>
            <translation>Surface</translation>
        </message>
        <message>
            <source>The loss of the open model, its weights moved along two random directions</source>
            <translation>The loss of the open model, its weights moved along two random directions</translation>
        </message>
        <message>
            <source>The same loss seen from the side</source>
            <translation>The same loss seen from the side</translation>
        </message>
        <message>
            <source>Without noise there is no density to settle in: raise Noise.</source>
            <translation>Without noise there is no density to settle in: raise Noise.</translation>
        </message>
        <message>
            <source>start</source>
            <translation>start</translation>
        </message>
        <message>
            <source>{share:.0%} of the particles left the picture.</source>
            <translation>{share:.0%} of the particles left the picture.</translation>
        </message>
    </context>
    <context>
        <name>DiracPage</name>
        <message>
            <source>Also the paths of φ</source>
            <translation>Also the paths of φ</translation>
        </message>
        <message>
            <source>Also θ averaged over time (EMA)</source>
            <translation>Also θ averaged over time (EMA)</translation>
        </message>
        <message>
            <source>Average</source>
            <translation>Average</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Command</translation>
        </message>
        <message>
            <source>Copy the line that computes this in a shell</source>
            <translation>Copy the line that computes this in a shell</translation>
        </message>
        <message>
            <source>Ends early, where it turns too fast to be followed: {names}.</source>
            <translation>Ends early, where it turns too fast to be followed: {names}.</translation>
        </message>
        <message>
            <source>Games, and how far θ ends from 0</source>
            <translation>Games, and how far θ ends from 0</translation>
        </message>
        <message>
            <source>Knobs</source>
            <translation>Knobs</translation>
        </message>
        <message>
            <source>Paths of θ and φ; drag where they begin</source>
            <translation>Paths of θ and φ; drag where they begin</translation>
        </message>
        <message>
            <source>Plotted below</source>
            <translation>Plotted below</translation>
        </message>
        <message>
            <source>The real data are one point at 0, the fake ones a point θ, the discriminator a vector φ: all that makes a GAN circle or settle is left. Without a penalty something is conserved and θ never comes home; a penalty around 0 brings it there, one around 1 holds it on a circle. The moving average of θ lies nearer to the middle of its circle than θ itself.</source>
            <translation>The real data are one point at 0, the fake ones a point θ, the discriminator a vector φ: all that makes a GAN circle or settle is left. Without a penalty something is conserved and θ never comes home; a penalty around 0 brings it there, one around 1 holds it on a circle. The moving average of θ lies nearer to the middle of its circle than θ itself.</translation>
        </message>
        <message>
            <source>|θ|, how far the fake point is from the real one</source>
            <translation>|θ|, how far the fake point is from the real one</translation>
        </message>
        <message>
            <source>|φ|</source>
            <translation>|φ|</translation>
        </message>
        <message>
            <source>θ × φ</source>
            <translation>θ × φ</translation>
        </message>
    </context>
    <context>
        <name>DockTitle</name>
        <message>
            <source>Close; the View menu brings it back</source>
            <translation>Close; the View menu brings it back</translation>
        </message>
        <message>
            <source>Tear off or put back</source>
            <translation>Tear off or put back</translation>
        </message>
    </context>
    <context>
        <name>DropStrip</name>
        <message>
            <source>99% of images it was not trained on come back with an error below {usual}.</source>
            <translation>99% of images it was not trained on come back with an error below {usual}.</translation>
        </message>
        <message>
            <source>Absolute error</source>
            <translation>Absolute error</translation>
        </message>
        <message>
            <source>Close the comparison</source>
            <translation>Close the comparison</translation>
        </message>
        <message>
            <source>Close; the code stays</source>
            <translation>Close; the code stays</translation>
        </message>
        <message>
            <source>Crop size</source>
            <translation>Crop size</translation>
        </message>
        <message>
            <source>Dropped image</source>
            <translation>Dropped image</translation>
        </message>
        <message>
            <source>How much of the picture is used</source>
            <translation>How much of the picture is used</translation>
        </message>
        <message>
            <source>Invert</source>
            <translation>Invert</translation>
        </message>
        <message>
            <source>Original</source>
            <translation>Original</translation>
        </message>
        <message>
            <source>Reconstruction</source>
            <translation>Reconstruction</translation>
        </message>
        <message>
            <source>Unlike what this model has seen</source>
            <translation>Unlike what this model has seen</translation>
        </message>
        <message>
            <source>Use the negative: for dark things on a light ground</source>
            <translation>Use the negative: for dark things on a light ground</translation>
        </message>
        <message>
            <source>{value} dB</source>
            <translation>{value} dB</translation>
        </message>
    </context>
    <context>
        <name>EditList</name>
        <message>
            <source>A new run goes on from before this edit; this one stays as it is</source>
            <translation>A new run goes on from before this edit; this one stays as it is</translation>
        </message>
        <message>
            <source>A new run goes on from this checkpoint; this one stays as it is</source>
            <translation>A new run goes on from this checkpoint; this one stays as it is</translation>
        </message>
        <message>
            <source>Rewind to here</source>
            <translation>Rewind to here</translation>
        </message>
        <message>
            <source>Rewind to step {step}</source>
            <translation>Rewind to step {step}</translation>
        </message>
        <message>
            <source>This run keeps no checkpoint of step {step}.</source>
            <translation>This run keeps no checkpoint of step {step}.</translation>
        </message>
        <message>
            <source>What is changed while the run goes on is listed here, with a way back.</source>
            <translation>What is changed while the run goes on is listed here, with a way back.</translation>
        </message>
        <message>
            <source>checkpoint</source>
            <translation>checkpoint</translation>
        </message>
    </context>
    <context>
        <name>EllipsesFigure</name>
        <message>
            <source>Axis along x</source>
            <translation>Axis along x</translation>
        </message>
        <message>
            <source>Axis along y</source>
            <translation>Axis along y</translation>
        </message>
        <message>
            <source>{count} images;  – – prior, σ and 2σ</source>
            <translation>{count} images;  – – prior, σ and 2σ</translation>
        </message>
    </context>
    <context>
        <name>EmptyPage</name>
        <message>
            <source>Nothing is training yet</source>
            <translation>Nothing is training yet</translation>
        </message>
        <message>
            <source>Start a run: its loss curves, its samples and what each latent axis carries appear here while it learns, and you can explore it meanwhile. A run chosen in the library shows what it recorded.</source>
            <translation>Start a run: its loss curves, its samples and what each latent axis carries appear here while it learns, and you can explore it meanwhile. A run chosen in the library shows what it recorded.</translation>
        </message>
    </context>
    <context>
        <name>EndMenu</name>
        <message>
            <source>Class</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Draw a random code</source>
            <translation>Draw a random code</translation>
        </message>
        <message>
            <source>Follow the current code</source>
            <translation>Follow the current code</translation>
        </message>
        <message>
            <source>Follow the picked class</source>
            <translation>Follow the picked class</translation>
        </message>
        <message>
            <source>From a try-me image</source>
            <translation>From a try-me image</translation>
        </message>
        <message>
            <source>From an image…</source>
            <translation>From an image…</translation>
        </message>
        <message>
            <source>From the history</source>
            <translation>From the history</translation>
        </message>
        <message>
            <source>Keep the current code</source>
            <translation>Keep the current code</translation>
        </message>
        <message>
            <source>Newest step</source>
            <translation>Newest step</translation>
        </message>
        <message>
            <source>No model is open</source>
            <translation>No model is open</translation>
        </message>
        <message>
            <source>Open an image</source>
            <translation>Open an image</translation>
        </message>
        <message>
            <source>Paste a code</source>
            <translation>Paste a code</translation>
        </message>
        <message>
            <source>Steps back: {count}</source>
            <translation>Steps back: {count}</translation>
        </message>
    </context>
    <context>
        <name>EndSlot</name>
        <message>
            <source>{title}: {origin}. Click to choose another, or drop an image or a code here.</source>
            <translation>{title}: {origin}. Click to choose another, or drop an image or a code here.</translation>
        </message>
    </context>
    <context>
        <name>EndsBar</name>
        <message>
            <source>Bottom left</source>
            <translation>Bottom left</translation>
        </message>
        <message>
            <source>Bottom right</source>
            <translation>Bottom right</translation>
        </message>
        <message>
            <source>Current code</source>
            <translation>Current code</translation>
        </message>
        <message>
            <source>Dropped image</source>
            <translation>Dropped image</translation>
        </message>
        <message>
            <source>Encoding…</source>
            <translation>Encoding…</translation>
        </message>
        <message>
            <source>From</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Kept code</source>
            <translation>Kept code</translation>
        </message>
        <message>
            <source>Seed {seed}</source>
            <translation>Seed {seed}</translation>
        </message>
        <message>
            <source>To</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Top left</source>
            <translation>Top left</translation>
        </message>
        <message>
            <source>Top right</source>
            <translation>Top right</translation>
        </message>
    </context>
    <context>
        <name>ErrorBar</name>
        <message>
            <source>Copy details</source>
            <translation>Copy details</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>Dismiss</translation>
        </message>
    </context>
    <context>
        <name>Exchange</name>
        <message>
            <source>Codes (*.json)</source>
            <translation>Codes (*.json)</translation>
        </message>
        <message>
            <source>Copy code</source>
            <translation>Copy code</translation>
        </message>
        <message>
            <source>Copy picture</source>
            <translation>Copy picture</translation>
        </message>
        <message>
            <source>Copy picture as command</source>
            <translation>Copy picture as command</translation>
        </message>
        <message>
            <source>Copy the code as JSON</source>
            <translation>Copy the code as JSON</translation>
        </message>
        <message>
            <source>Copy the line that draws this picture in a shell</source>
            <translation>Copy the line that draws this picture in a shell</translation>
        </message>
        <message>
            <source>Go to the code on the clipboard</source>
            <translation>Go to the code on the clipboard</translation>
        </message>
        <message>
            <source>Load code</source>
            <translation>Load code</translation>
        </message>
        <message>
            <source>Load code…</source>
            <translation>Load code…</translation>
        </message>
        <message>
            <source>Paste code</source>
            <translation>Paste code</translation>
        </message>
        <message>
            <source>Paste picture</source>
            <translation>Paste picture</translation>
        </message>
        <message>
            <source>Save code</source>
            <translation>Save code</translation>
        </message>
        <message>
            <source>Save code…</source>
            <translation>Save code…</translation>
        </message>
        <message>
            <source>Save picture…</source>
            <translation>Save picture…</translation>
        </message>
    </context>
    <context>
        <name>ExplorePanel</name>
        <message>
            <source>Choose one in the library, or drop a model file here.</source>
            <translation>Choose one in the library, or drop a model file here.</translation>
        </message>
        <message>
            <source>Decoded picture</source>
            <translation>Decoded picture</translation>
        </message>
        <message>
            <source>Draw with the weights of the run as it trains</source>
            <translation>Draw with the weights of the run as it trains</translation>
        </message>
        <message>
            <source>Drop an image on the picture, or</source>
            <translation>Drop an image on the picture, or</translation>
        </message>
        <message>
            <source>Drop it here to find its code</source>
            <translation>Drop it here to find its code</translation>
        </message>
        <message>
            <source>Find the training image most like this picture: was it learned by heart?</source>
            <translation>Find the training image most like this picture: was it learned by heart?</translation>
        </message>
        <message>
            <source>Follow run</source>
            <translation>Follow run</translation>
        </message>
        <message>
            <source>More with this code</source>
            <translation>More with this code</translation>
        </message>
        <message>
            <source>Nearest training image</source>
            <translation>Nearest training image</translation>
        </message>
        <message>
            <source>No model is open</source>
            <translation>No model is open</translation>
        </message>
        <message>
            <source>No model is open that could find a code for this image.</source>
            <translation>No model is open that could find a code for this image.</translation>
        </message>
        <message>
            <source>Open one from the library first.</source>
            <translation>Open one from the library first.</translation>
        </message>
        <message>
            <source>Opening {name}…</source>
            <translation>Opening {name}…</translation>
        </message>
        <message>
            <source>step {step}</source>
            <translation>step {step}</translation>
        </message>
        <message>
            <source>waiting for the run</source>
            <translation>waiting for the run</translation>
        </message>
    </context>
    <context>
        <name>Exports</name>
        <message>
            <source>Copy round trips as command</source>
            <translation>Copy round trips as command</translation>
        </message>
        <message>
            <source>Copy the line that measures these files in a shell</source>
            <translation>Copy the line that measures these files in a shell</translation>
        </message>
        <message>
            <source>PNG image (*.png)</source>
            <translation>PNG image (*.png)</translation>
        </message>
        <message>
            <source>Save picture</source>
            <translation>Save picture</translation>
        </message>
        <message>
            <source>Save round trips as picture…</source>
            <translation>Save round trips as picture…</translation>
        </message>
        <message>
            <source>Save round trips as table…</source>
            <translation>Save round trips as table…</translation>
        </message>
        <message>
            <source>Save table</source>
            <translation>Save table</translation>
        </message>
        <message>
            <source>Saved as {path}</source>
            <translation>Saved as {path}</translation>
        </message>
        <message>
            <source>Tables (*.csv)</source>
            <translation>Tables (*.csv)</translation>
        </message>
        <message>
            <source>The command was copied</source>
            <translation>The command was copied</translation>
        </message>
    </context>
    <context>
        <name>FieldRow</name>
        <message>
            <source>Back to {default}</source>
            <translation>Back to {default}</translation>
        </message>
        <message>
            <source>Reset {name}</source>
            <translation>Reset {name}</translation>
        </message>
    </context>
    <context>
        <name>FiguresView</name>
        <message>
            <source>Larger figure</source>
            <translation>Larger figure</translation>
        </message>
        <message>
            <source>Larger: the curves give way</source>
            <translation>Larger: the curves give way</translation>
        </message>
    </context>
    <context>
        <name>FilterBox</name>
        <message>
            <source>Characters of the shortest words</source>
            <translation>Characters of the shortest words</translation>
        </message>
        <message>
            <source>Han characters</source>
            <translation>Han characters</translation>
        </message>
        <message>
            <source>No regular expression: {cause}</source>
            <translation>No regular expression: {cause}</translation>
        </message>
        <message>
            <source>Pattern</source>
            <translation>Pattern</translation>
        </message>
        <message>
            <source>Regular expression of words to drop</source>
            <translation>Regular expression of words to drop</translation>
        </message>
        <message>
            <source>Script</source>
            <translation>Script</translation>
        </message>
        <message>
            <source>Script of the words</source>
            <translation>Script of the words</translation>
        </message>
        <message>
            <source>Shortest</source>
            <translation>Shortest</translation>
        </message>
        <message>
            <source>any</source>
            <translation>any</translation>
        </message>
        <message>
            <source>drop what matches, e.g. ^[的了]</source>
            <translation>drop what matches, e.g. ^[的了]</translation>
        </message>
        <message>
            <source>letters</source>
            <translation>letters</translation>
        </message>
    </context>
    <context>
        <name>FindPage</name>
        <message>
            <source>, {count} files that are no text</source>
            <translation>, {count} files that are no text</translation>
        </message>
        <message>
            <source>, {count} unreadable bytes left out</source>
            <translation>, {count} unreadable bytes left out</translation>
        </message>
        <message>
            <source>An n-gram is held together by every split of it occurring more often than chance would have it. Text is cut wherever no kept n-gram spans the gap, and a piece is a word if all short pieces of it are kept as well. No dictionary is needed, only enough text.</source>
            <translation>An n-gram is held together by every split of it occurring more often than chance would have it. Text is cut wherever no kept n-gram spans the gap, and a piece is a word if all short pieces of it are kept as well. No dictionary is needed, only enough text.</translation>
        </message>
        <message>
            <source>CSV…</source>
            <translation>CSV…</translation>
        </message>
        <message>
            <source>Cohesion, nats</source>
            <translation>Cohesion, nats</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Command</translation>
        </message>
        <message>
            <source>Copy the line that computes this in a shell</source>
            <translation>Copy the line that computes this in a shell</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>Count</translation>
        </message>
        <message>
            <source>Cut the text into these words and train word vectors on them, as a run</source>
            <translation>Cut the text into these words and train word vectors on them, as a run</translation>
        </message>
        <message>
            <source>Cut the text with these thresholds</source>
            <translation>Cut the text with these thresholds</translation>
        </message>
        <message>
            <source>Dictionary (*.txt)</source>
            <translation>Dictionary (*.txt)</translation>
        </message>
        <message>
            <source>Dictionary…</source>
            <translation>Dictionary…</translation>
        </message>
        <message>
            <source>Drop text files or folders to find their words</source>
            <translation>Drop text files or folders to find their words</translation>
        </message>
        <message>
            <source>Files of plain text or .gz</source>
            <translation>Files of plain text or .gz</translation>
        </message>
        <message>
            <source>Find words</source>
            <translation>Find words</translation>
        </message>
        <message>
            <source>Finder</source>
            <translation>Finder</translation>
        </message>
        <message>
            <source>Finder A counts when it is applied.</source>
            <translation>Finder A counts when it is applied.</translation>
        </message>
        <message>
            <source>Finder A: pairs</source>
            <translation>Finder A: pairs</translation>
        </message>
        <message>
            <source>Finder B: cohesion</source>
            <translation>Finder B: cohesion</translation>
        </message>
        <message>
            <source>Of the words stay</source>
            <translation>Of the words stay</translation>
        </message>
        <message>
            <source>Open a text, or drop one here: plain, .gz or a folder.</source>
            <translation>Open a text, or drop one here: plain, .gz or a folder.</translation>
        </message>
        <message>
            <source>Open text…</source>
            <translation>Open text…</translation>
        </message>
        <message>
            <source>Save as a dictionary of jieba</source>
            <translation>Save as a dictionary of jieba</translation>
        </message>
        <message>
            <source>Save words</source>
            <translation>Save words</translation>
        </message>
        <message>
            <source>Save words and scores</source>
            <translation>Save words and scores</translation>
        </message>
        <message>
            <source>Show only words with this in them</source>
            <translation>Show only words with this in them</translation>
        </message>
        <message>
            <source>Table (*.csv)</source>
            <translation>Table (*.csv)</translation>
        </message>
        <message>
            <source>Thresholds</source>
            <translation>Thresholds</translation>
        </message>
        <message>
            <source>Thresholds 5, 25, 125</source>
            <translation>Thresholds 5, 25, 125</translation>
        </message>
        <message>
            <source>Thresholds ln 2, 4, 6</source>
            <translation>Thresholds ln 2, 4, 6</translation>
        </message>
        <message>
            <source>Train vectors</source>
            <translation>Train vectors</translation>
        </message>
        <message>
            <source>Word</source>
            <translation>Word</translation>
        </message>
        <message>
            <source>Words that were found</source>
            <translation>Words that were found</translation>
        </message>
        <message>
            <source>Words with…</source>
            <translation>Words with…</translation>
        </message>
        <message>
            <source>{count} words</source>
            <translation>{count} words</translation>
        </message>
        <message>
            <source>{name}: {characters} characters of words, {encoding}</source>
            <translation>{name}: {characters} characters of words, {encoding}</translation>
        </message>
        <message>
            <source>{n} characters: {kept} of {all} kept</source>
            <translation>{n} characters: {kept} of {all} kept</translation>
        </message>
    </context>
    <context>
        <name>Frame</name>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Explore</source>
            <translation>Explore</translation>
        </message>
        <message>
            <source>Grids</source>
            <translation>Grids</translation>
        </message>
        <message>
            <source>Library</source>
            <translation>Library</translation>
        </message>
        <message>
            <source>Playground</source>
            <translation>Playground</translation>
        </message>
        <message>
            <source>Round trip</source>
            <translation>Round trip</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>Train</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>Words</translation>
        </message>
        <message>
            <source>Workspaces</source>
            <translation>Workspaces</translation>
        </message>
    </context>
    <context>
        <name>GridsPanel</name>
        <message>
            <source>Click a cell to go to its code, double-click to see it in Explore</source>
            <translation>Click a cell to go to its code, double-click to see it in Explore</translation>
        </message>
        <message>
            <source>Copied: {command}</source>
            <translation>Copied: {command}</translation>
        </message>
        <message>
            <source>Copy as command</source>
            <translation>Copy as command</translation>
        </message>
        <message>
            <source>Copy sheet as command</source>
            <translation>Copy sheet as command</translation>
        </message>
        <message>
            <source>Copy the line that draws this sheet in a shell</source>
            <translation>Copy the line that draws this sheet in a shell</translation>
        </message>
        <message>
            <source>Draw new samples</source>
            <translation>Draw new samples</translation>
        </message>
        <message>
            <source>Drop images to walk between them</source>
            <translation>Drop images to walk between them</translation>
        </message>
        <message>
            <source>Open a model from the library, or train one.</source>
            <translation>Open a model from the library, or train one.</translation>
        </message>
        <message>
            <source>PNG image (*.png)</source>
            <translation>PNG image (*.png)</translation>
        </message>
        <message>
            <source>Save sheet</source>
            <translation>Save sheet</translation>
        </message>
        <message>
            <source>Save sheet…</source>
            <translation>Save sheet…</translation>
        </message>
        <message>
            <source>Save the sheet as PNG</source>
            <translation>Save the sheet as PNG</translation>
        </message>
        <message>
            <source>Saved as {path}</source>
            <translation>Saved as {path}</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>Save…</translation>
        </message>
        <message>
            <source>Sheet of images</source>
            <translation>Sheet of images</translation>
        </message>
        <message>
            <source>Sheets of many images appear here</source>
            <translation>Sheets of many images appear here</translation>
        </message>
        <message>
            <source>{rows} × {cols} images in {time} ms</source>
            <translation>{rows} × {cols} images in {time} ms</translation>
        </message>
    </context>
    <context>
        <name>GroupLegend</name>
        <message>
            <source>Groups of points</source>
            <translation>Groups of points</translation>
        </message>
    </context>
    <context>
        <name>Header</name>
        <message>
            <source>Add images…</source>
            <translation>Add images…</translation>
        </message>
        <message>
            <source>Copy as command</source>
            <translation>Copy as command</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Measure again</source>
            <translation>Measure again</translation>
        </message>
        <message>
            <source>Remove all</source>
            <translation>Remove all</translation>
        </message>
    </context>
    <context>
        <name>HistoryStrip</name>
        <message>
            <source>Every step you take leaves a picture here</source>
            <translation>Every step you take leaves a picture here</translation>
        </message>
        <message>
            <source>History of codes</source>
            <translation>History of codes</translation>
        </message>
        <message>
            <source>Where you have been; click to go back there</source>
            <translation>Where you have been; click to go back there</translation>
        </message>
    </context>
    <context>
        <name>ImageView</name>
        <message>
            <source>Drop it here</source>
            <translation>Drop it here</translation>
        </message>
        <message>
            <source>Paste image</source>
            <translation>Paste image</translation>
        </message>
    </context>
    <context>
        <name>InformationPlane</name>
        <message>
            <source>What the rate is drawn against</source>
            <translation>What the rate is drawn against</translation>
        </message>
    </context>
    <context>
        <name>Inspector</name>
        <message>
            <source>A word to look at</source>
            <translation>A word to look at</translation>
        </message>
        <message>
            <source>Choose a word, or type one: also one that was not found.</source>
            <translation>Choose a word, or type one: also one that was not found.</translation>
        </message>
        <message>
            <source>Splits of the word</source>
            <translation>Splits of the word</translation>
        </message>
        <message>
            <source>does not hold together well enough</source>
            <translation>does not hold together well enough</translation>
        </message>
        <message>
            <source>does not occur in the text</source>
            <translation>does not occur in the text</translation>
        </message>
        <message>
            <source>fails the check back: part of it is no kept n-gram</source>
            <translation>fails the check back: part of it is no kept n-gram</translation>
        </message>
        <message>
            <source>is kept</source>
            <translation>is kept</translation>
        </message>
        <message>
            <source>is never cut out of the text alone</source>
            <translation>is never cut out of the text alone</translation>
        </message>
        <message>
            <source>is too rare</source>
            <translation>is too rare</translation>
        </message>
        <message>
            <source>is too rare as a piece of its own</source>
            <translation>is too rare as a piece of its own</translation>
        </message>
        <message>
            <source>kept</source>
            <translation>kept</translation>
        </message>
        <message>
            <source>not kept</source>
            <translation>not kept</translation>
        </message>
        <message>
            <source>{text}  ×{count}  {kept}</source>
            <translation>{text}  ×{count}  {kept}</translation>
        </message>
    </context>
    <context>
        <name>LayerLegend</name>
        <message>
            <source>What the map of layers shows</source>
            <translation>What the map of layers shows</translation>
        </message>
    </context>
    <context>
        <name>LayerModel</name>
        <message>
            <source>Also here: {rules}</source>
            <translation>Also here: {rules}</translation>
        </message>
        <message>
            <source>Frozen</source>
            <translation>Frozen</translation>
        </message>
        <message>
            <source>Frozen layers stay as they are, bit for bit</source>
            <translation>Frozen layers stay as they are, bit for bit</translation>
        </message>
        <message>
            <source>Gradient</source>
            <translation>Gradient</translation>
        </message>
        <message>
            <source>How many numbers its weights are</source>
            <translation>How many numbers its weights are</translation>
        </message>
        <message>
            <source>How much of that</source>
            <translation>How much of that</translation>
        </message>
        <message>
            <source>It has more than one; choosing another replaces them all.</source>
            <translation>It has more than one; choosing another replaces them all.</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Layer</translation>
        </message>
        <message>
            <source>Norms over the steps; the lines are where something was changed</source>
            <translation>Norms over the steps; the lines are where something was changed</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>Rate</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Size</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Steps</translation>
        </message>
        <message>
            <source>Steps {first} to {last}</source>
            <translation>Steps {first} to {last}</translation>
        </message>
        <message>
            <source>What has weights of its own in the networks of the run</source>
            <translation>What has weights of its own in the networks of the run</translation>
        </message>
        <message>
            <source>What is done to the gradient before the step</source>
            <translation>What is done to the gradient before the step</translation>
        </message>
        <message>
            <source>What multiplies the learning rate here</source>
            <translation>What multiplies the learning rate here</translation>
        </message>
        <message>
            <source>no</source>
            <translation>no</translation>
        </message>
        <message>
            <source>partly</source>
            <translation>partly</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>yes</translation>
        </message>
        <message>
            <source>{count} numbers in {names}</source>
            <translation>{count} numbers in {names}</translation>
        </message>
    </context>
    <context>
        <name>LayerRuleField</name>
        <message>
            <source>A pattern (* and ? are wild), a colon, and what to do: {words}</source>
            <translation>A pattern (* and ? are wild), a colon, and what to do: {words}</translation>
        </message>
        <message>
            <source>Add rule</source>
            <translation>Add rule</translation>
        </message>
        <message>
            <source>No layer is called {pattern}</source>
            <translation>No layer is called {pattern}</translation>
        </message>
        <message>
            <source>Remove the rule {rule}</source>
            <translation>Remove the rule {rule}</translation>
        </message>
        <message>
            <source>Rule for all layers whose names fit a pattern</source>
            <translation>Rule for all layers whose names fit a pattern</translation>
        </message>
        <message>
            <source>Write it like {example}</source>
            <translation>Write it like {example}</translation>
        </message>
        <message>
            <source>fits 1 layer</source>
            <translation>fits 1 layer</translation>
        </message>
        <message>
            <source>fits {count} layers</source>
            <translation>fits {count} layers</translation>
        </message>
    </context>
    <context>
        <name>LayerTable</name>
        <message>
            <source>Layers of the run</source>
            <translation>Layers of the run</translation>
        </message>
    </context>
    <context>
        <name>LayersTab</name>
        <message>
            <source>Nothing is known of this run's layers: it was made before they were measured.</source>
            <translation>Nothing is known of this run's layers: it was made before they were measured.</translation>
        </message>
        <message>
            <source>The layers appear with the first step.</source>
            <translation>The layers appear with the first step.</translation>
        </message>
    </context>
    <context>
        <name>LibraryDock</name>
        <message>
            <source>Add a model file to the library</source>
            <translation>Add a model file to the library</translation>
        </message>
        <message>
            <source>Datasets</source>
            <translation>Datasets</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>Models</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>Runs</translation>
        </message>
        <message>
            <source>Train on a folder of images</source>
            <translation>Train on a folder of images</translation>
        </message>
    </context>
    <context>
        <name>LiveTab</name>
        <message>
            <source>Edits and checkpoints</source>
            <translation>Edits and checkpoints</translation>
        </message>
    </context>
    <context>
        <name>LogView</name>
        <message>
            <source>Log of the run</source>
            <translation>Log of the run</translation>
        </message>
    </context>
    <context>
        <name>MapPage</name>
        <message>
            <source>Drag the dot to move the code; click a point to take the code of a training image</source>
            <translation>Drag the dot to move the code; click a point to take the code of a training image</translation>
        </message>
        <message>
            <source>Map of the codes</source>
            <translation>Map of the codes</translation>
        </message>
        <message>
            <source>{count} codes of training images on their two widest axes</source>
            <translation>{count} codes of training images on their two widest axes</translation>
        </message>
    </context>
    <context>
        <name>MatrixPage</name>
        <message>
            <source>Command</source>
            <translation>Command</translation>
        </message>
        <message>
            <source>Copy the line that computes this in a shell</source>
            <translation>Copy the line that computes this in a shell</translation>
        </message>
        <message>
            <source>Drag the next factor</source>
            <translation>Drag the next factor</translation>
        </message>
        <message>
            <source>Factor {number} of {count}</source>
            <translation>Factor {number} of {count}</translation>
        </message>
        <message>
            <source>Factors</source>
            <translation>Factors</translation>
        </message>
        <message>
            <source>How much of the product is applied</source>
            <translation>How much of the product is applied</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Next</translation>
        </message>
        <message>
            <source>One more factor</source>
            <translation>One more factor</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Play</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>Stack another</source>
            <translation>Stack another</translation>
        </message>
        <message>
            <source>Take this factor away</source>
            <translation>Take this factor away</translation>
        </message>
        <message>
            <source>The exponential of a matrix of rank one is explicit: it is always invertible, its inverse has the opposite sign, and areas grow by eˢ. Where x and y are orthogonal it is a shear and keeps areas; products of a few such factors mix the channels of the flow. Reflections are not among them, as the determinant is always positive.</source>
            <translation>The exponential of a matrix of rank one is explicit: it is always invertible, its inverse has the opposite sign, and areas grow by eˢ. Where x and y are orthogonal it is a shear and keeps areas; products of a few such factors mix the channels of the flow. Reflections are not among them, as the determinant is always positive.</translation>
        </message>
        <message>
            <source>The plane under the matrix; drag x and y</source>
            <translation>The plane under the matrix; drag x and y</translation>
        </message>
        <message>
            <source>The product</source>
            <translation>The product</translation>
        </message>
        <message>
            <source>Undo it all by the inverse, or apply it again</source>
            <translation>Undo it all by the inverse, or apply it again</translation>
        </message>
        <message>
            <source>apart from matrix_exp:  {error}</source>
            <translation>apart from matrix_exp:  {error}</translation>
        </message>
        <message>
            <source>area  e^s = {area}   (s = {s})</source>
            <translation>area  e^s = {area}   (s = {s})</translation>
        </message>
        <message>
            <source>condition  {condition}</source>
            <translation>condition  {condition}</translation>
        </message>
        <message>
            <source>formula {formula} µs, matrix_exp {exponential} µs</source>
            <translation>formula {formula} µs, matrix_exp {exponential} µs</translation>
        </message>
        <message>
            <source>inverse · matrix − 1:  {error}</source>
            <translation>inverse · matrix − 1:  {error}</translation>
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Edit</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;File</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Help</translation>
        </message>
        <message>
            <source>&amp;Model</source>
            <translation>&amp;Model</translation>
        </message>
        <message>
            <source>&amp;Run</source>
            <translation>&amp;Run</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;View</translation>
        </message>
        <message>
            <source>About LatentLab</source>
            <translation>About LatentLab</translation>
        </message>
        <message>
            <source>Choose what to train, and on what</source>
            <translation>Choose what to train, and on what</translation>
        </message>
        <message>
            <source>Dark theme</source>
            <translation>Dark theme</translation>
        </message>
        <message>
            <source>Docks and menus jump instead of gliding</source>
            <translation>Docks and menus jump instead of gliding</translation>
        </message>
        <message>
            <source>Docks back to where they were at first</source>
            <translation>Docks back to where they were at first</translation>
        </message>
        <message>
            <source>Find the codes of images</source>
            <translation>Find the codes of images</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>Full screen</translation>
        </message>
        <message>
            <source>Go to {tab}</source>
            <translation>Go to {tab}</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Language</translation>
        </message>
        <message>
            <source>Language of the system</source>
            <translation>Language of the system</translation>
        </message>
        <message>
            <source>Light theme</source>
            <translation>Light theme</translation>
        </message>
        <message>
            <source>New run…</source>
            <translation>New run…</translation>
        </message>
        <message>
            <source>Nothing was opened yet</source>
            <translation>Nothing was opened yet</translation>
        </message>
        <message>
            <source>Open images…</source>
            <translation>Open images…</translation>
        </message>
        <message>
            <source>Open model…</source>
            <translation>Open model…</translation>
        </message>
        <message>
            <source>Open recent</source>
            <translation>Open recent</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Quit</translation>
        </message>
        <message>
            <source>Reduced motion</source>
            <translation>Reduced motion</translation>
        </message>
        <message>
            <source>Reset layout</source>
            <translation>Reset layout</translation>
        </message>
        <message>
            <source>Search actions…</source>
            <translation>Search actions…</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Theme</translation>
        </message>
        <message>
            <source>Theme of the system</source>
            <translation>Theme of the system</translation>
        </message>
        <message>
            <source>Train on a folder…</source>
            <translation>Train on a folder…</translation>
        </message>
        <message>
            <source>Use a folder of images as a dataset</source>
            <translation>Use a folder of images as a dataset</translation>
        </message>
    </context>
    <context>
        <name>ModeBar</name>
        <message>
            <source>A − B + C</source>
            <translation>A − B + C</translation>
        </message>
        <message>
            <source>Corners</source>
            <translation>Corners</translation>
        </message>
        <message>
            <source>Draws from the prior, by seed</source>
            <translation>Draws from the prior, by seed</translation>
        </message>
        <message>
            <source>Everything between four codes</source>
            <translation>Everything between four codes</translation>
        </message>
        <message>
            <source>From one code or image to another</source>
            <translation>From one code or image to another</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Line</translation>
        </message>
        <message>
            <source>One row per axis, around the current code</source>
            <translation>One row per axis, around the current code</translation>
        </message>
        <message>
            <source>Random</source>
            <translation>Random</translation>
        </message>
        <message>
            <source>Traversal</source>
            <translation>Traversal</translation>
        </message>
        <message>
            <source>What A becomes where B becomes C</source>
            <translation>What A becomes where B becomes C</translation>
        </message>
    </context>
    <context>
        <name>ModelShelf</name>
        <message>
            <source>Add a model</source>
            <translation>Add a model</translation>
        </message>
        <message>
            <source>Copy path</source>
            <translation>Copy path</translation>
        </message>
        <message>
            <source>Drop a model file here, or train one.</source>
            <translation>Drop a model file here, or train one.</translation>
        </message>
        <message>
            <source>Model files (*.safetensors)</source>
            <translation>Model files (*.safetensors)</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>Models</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>Remove from the library…</source>
            <translation>Remove from the library…</translation>
        </message>
        <message>
            <source>Remove {name} from the library? Its file is deleted.</source>
            <translation>Remove {name} from the library? Its file is deleted.</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Show in folder</translation>
        </message>
    </context>
    <context>
        <name>NearestStrip</name>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Close the comparison with training images</source>
            <translation>Close the comparison with training images</translation>
        </message>
        <message>
            <source>Held-out images</source>
            <translation>Held-out images</translation>
        </message>
        <message>
            <source>How far images that were not trained on are from the training image nearest to them: the mean, and the least</source>
            <translation>How far images that were not trained on are from the training image nearest to them: the mean, and the least</translation>
        </message>
        <message>
            <source>Image {number} of {data}</source>
            <translation>Image {number} of {data}</translation>
        </message>
        <message>
            <source>Image {number} of {data}: {label}</source>
            <translation>Image {number} of {data}: {label}</translation>
        </message>
        <message>
            <source>Nearest training image</source>
            <translation>Nearest training image</translation>
        </message>
        <message>
            <source>Of pixels from 0 to 1; 0 is a copy</source>
            <translation>Of pixels from 0 to 1; 0 is a copy</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>Picture</translation>
        </message>
        <message>
            <source>RMS difference</source>
            <translation>RMS difference</translation>
        </message>
        <message>
            <source>{count} training images were searched</source>
            <translation>{count} training images were searched</translation>
        </message>
        <message>
            <source>{mean}, at least {least}</source>
            <translation>{mean}, at least {least}</translation>
        </message>
    </context>
    <context>
        <name>NeighbourBar</name>
        <message>
            <source>{word}: cosine {cosine:.4f}. Click for its own neighbours</source>
            <translation>{word}: cosine {cosine:.4f}. Click for its own neighbours</translation>
        </message>
    </context>
    <context>
        <name>NeighbourList</name>
        <message>
            <source>A word whose neighbours are shown; Enter asks for them</source>
            <translation>A word whose neighbours are shown; Enter asks for them</translation>
        </message>
        <message>
            <source>Add this word to the seeds</source>
            <translation>Add this word to the seeds</translation>
        </message>
        <message>
            <source>As seed</source>
            <translation>As seed</translation>
        </message>
        <message>
            <source>Neighbours of</source>
            <translation>Neighbours of</translation>
        </message>
        <message>
            <source>a word, or click one on the map</source>
            <translation>a word, or click one on the map</translation>
        </message>
    </context>
    <context>
        <name>Page</name>
        <message>
            <source>Copied: {command}</source>
            <translation>Copied: {command}</translation>
        </message>
    </context>
    <context>
        <name>ParameterForm</name>
        <message>
            <source>Advanced</source>
            <translation>Advanced</translation>
        </message>
    </context>
    <context>
        <name>PictureView</name>
        <message>
            <source>Copy image</source>
            <translation>Copy image</translation>
        </message>
        <message>
            <source>PNG image (*.png)</source>
            <translation>PNG image (*.png)</translation>
        </message>
        <message>
            <source>Save image</source>
            <translation>Save image</translation>
        </message>
        <message>
            <source>Save image as PNG…</source>
            <translation>Save image as PNG…</translation>
        </message>
    </context>
    <context>
        <name>Placeholder</name>
        <message>
            <source>Add images…</source>
            <translation>Add images…</translation>
        </message>
        <message>
            <source>Drop images here to see how the model brings them back</source>
            <translation>Drop images here to see how the model brings them back</translation>
        </message>
        <message>
            <source>Each is encoded and decoded again. What is lost shows, and is measured: MSE, PSNR, SSIM.</source>
            <translation>Each is encoded and decoded again. What is lost shows, and is measured: MSE, PSNR, SSIM.</translation>
        </message>
        <message>
            <source>Try bundled images</source>
            <translation>Try bundled images</translation>
        </message>
    </context>
    <context>
        <name>PlanePlot</name>
        <message>
            <source>rate / bits</source>
            <translation>rate / bits</translation>
        </message>
        <message>
            <source>{run}: {rate} bits, {measure} {value}</source>
            <translation>{run}: {rate} bits, {measure} {value}</translation>
        </message>
    </context>
    <context>
        <name>PlaygroundPanel</name>
        <message>
            <source>Descent</source>
            <translation>Descent</translation>
        </message>
        <message>
            <source>GAN dynamics</source>
            <translation>GAN dynamics</translation>
        </message>
        <message>
            <source>GANs of one point</source>
            <translation>GANs of one point</translation>
        </message>
        <message>
            <source>Matrix</source>
            <translation>Matrix</translation>
        </message>
        <message>
            <source>Optimisation as dynamics</source>
            <translation>Optimisation as dynamics</translation>
        </message>
        <message>
            <source>Plans, potentials, critics</source>
            <translation>Plans, potentials, critics</translation>
        </message>
        <message>
            <source>The invertible matrix exp(x yᵀ)</source>
            <translation>The invertible matrix exp(x yᵀ)</translation>
        </message>
        <message>
            <source>Transport</source>
            <translation>Transport</translation>
        </message>
    </context>
    <context>
        <name>ProgressRow</name>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Measuring</source>
            <translation>Measuring</translation>
        </message>
        <message>
            <source>{done} of {total} images</source>
            <translation>{done} of {total} images</translation>
        </message>
    </context>
    <context>
        <name>QueueList</name>
        <message>
            <source>Show this run</source>
            <translation>Show this run</translation>
        </message>
        <message>
            <source>Take {run} out of the queue</source>
            <translation>Take {run} out of the queue</translation>
        </message>
        <message>
            <source>Train {run} earlier</source>
            <translation>Train {run} earlier</translation>
        </message>
        <message>
            <source>Train {run} later</source>
            <translation>Train {run} later</translation>
        </message>
        <message>
            <source>Waiting runs</source>
            <translation>Waiting runs</translation>
        </message>
        <message>
            <source>{family} on {data}, {steps} steps</source>
            <translation>{family} on {data}, {steps} steps</translation>
        </message>
    </context>
    <context>
        <name>Readouts</name>
        <message>
            <source>What the encoder says of the image itself</source>
            <translation>What the encoder says of the image itself</translation>
        </message>
    </context>
    <context>
        <name>RecipeBar</name>
        <message>
            <source>1 keeps the draws, 0 gives the mean: smaller is more typical</source>
            <translation>1 keeps the draws, 0 gives the mean: smaller is more typical</translation>
        </message>
        <message>
            <source>All three</source>
            <translation>All three</translation>
        </message>
        <message>
            <source>As many samples of each space, from left to right</source>
            <translation>As many samples of each space, from left to right</translation>
        </message>
        <message>
            <source>Axes</source>
            <translation>Axes</translation>
        </message>
        <message>
            <source>Axes by number, instead of the most active ones: 0, 3, 7-9</source>
            <translation>Axes by number, instead of the most active ones: 0, 3, 7-9</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Columns</translation>
        </message>
        <message>
            <source>Cosine–sine</source>
            <translation>Cosine–sine</translation>
        </message>
        <message>
            <source>Draw new samples</source>
            <translation>Draw new samples</translation>
        </message>
        <message>
            <source>How far each axis goes to both sides, in standard deviations</source>
            <translation>How far each axis goes to both sides, in standard deviations</translation>
        </message>
        <message>
            <source>Interpolation</source>
            <translation>Interpolation</translation>
        </message>
        <message>
            <source>Linear</source>
            <translation>Linear</translation>
        </message>
        <message>
            <source>Most active</source>
            <translation>Most active</translation>
        </message>
        <message>
            <source>One row per class</source>
            <translation>One row per class</translation>
        </message>
        <message>
            <source>Reach</source>
            <translation>Reach</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Rows</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Seed</translation>
        </message>
        <message>
            <source>Spaces side by side</source>
            <translation>Spaces side by side</translation>
        </message>
        <message>
            <source>Spherical</source>
            <translation>Spherical</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Steps</translation>
        </message>
        <message>
            <source>The same draws in every row, each row another class</source>
            <translation>The same draws in every row, each row another class</translation>
        </message>
        <message>
            <source>Truncation ψ</source>
            <translation>Truncation ψ</translation>
        </message>
    </context>
    <context>
        <name>Rewind</name>
        <message>
            <source>Copy as command</source>
            <translation>Copy as command</translation>
        </message>
        <message>
            <source>Rewind to here</source>
            <translation>Rewind to here</translation>
        </message>
    </context>
    <context>
        <name>RoundTripPanel</name>
        <message>
            <source>Add images</source>
            <translation>Add images</translation>
        </message>
        <message>
            <source>Add images to the round trip…</source>
            <translation>Add images to the round trip…</translation>
        </message>
        <message>
            <source>Drop images to send them through the model</source>
            <translation>Drop images to send them through the model</translation>
        </message>
        <message>
            <source>Measure the round trips again</source>
            <translation>Measure the round trips again</translation>
        </message>
        <message>
            <source>No model is open to measure these images with.</source>
            <translation>No model is open to measure these images with.</translation>
        </message>
        <message>
            <source>Open one from the library.</source>
            <translation>Open one from the library.</translation>
        </message>
        <message>
            <source>Remove all round trips</source>
            <translation>Remove all round trips</translation>
        </message>
        <message>
            <source>Send bundled images on a round trip</source>
            <translation>Send bundled images on a round trip</translation>
        </message>
    </context>
    <context>
        <name>RuleChooser</name>
        <message>
            <source>Add this optimiser of torch</source>
            <translation>Add this optimiser of torch</translation>
        </message>
        <message>
            <source>Let this optimiser of torch.optim walk as well</source>
            <translation>Let this optimiser of torch.optim walk as well</translation>
        </message>
        <message>
            <source>Optimiser of torch</source>
            <translation>Optimiser of torch</translation>
        </message>
    </context>
    <context>
        <name>RunBody</name>
        <message>
            <source>Curves of the run</source>
            <translation>Curves of the run</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>Figures</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>Layers</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>Live</translation>
        </message>
        <message>
            <source>No samples yet</source>
            <translation>No samples yet</translation>
        </message>
        <message>
            <source>Run log</source>
            <translation>Run log</translation>
        </message>
        <message>
            <source>Samples</source>
            <translation>Samples</translation>
        </message>
        <message>
            <source>The curves begin with the first steps.</source>
            <translation>The curves begin with the first steps.</translation>
        </message>
        <message>
            <source>The same codes, decoded again and again while the model learns</source>
            <translation>The same codes, decoded again and again while the model learns</translation>
        </message>
        <message>
            <source>What each latent axis carries is measured at every evaluation.</source>
            <translation>What each latent axis carries is measured at every evaluation.</translation>
        </message>
    </context>
    <context>
        <name>RunControls</name>
        <message>
            <source>Another process trains it: stop it there</source>
            <translation>Another process trains it: stop it there</translation>
        </message>
        <message>
            <source>Copy as command</source>
            <translation>Copy as command</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Discard</translation>
        </message>
        <message>
            <source>Discard…</source>
            <translation>Discard…</translation>
        </message>
        <message>
            <source>More</source>
            <translation>More</translation>
        </message>
        <message>
            <source>Open the run in Explore</source>
            <translation>Open the run in Explore</translation>
        </message>
        <message>
            <source>Pause the run</source>
            <translation>Pause the run</translation>
        </message>
        <message>
            <source>Resume the run</source>
            <translation>Resume the run</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Show in folder</translation>
        </message>
        <message>
            <source>Stop the run</source>
            <translation>Stop the run</translation>
        </message>
        <message>
            <source>Stop with a checkpoint, from which the run can go on later</source>
            <translation>Stop with a checkpoint, from which the run can go on later</translation>
        </message>
        <message>
            <source>Stop {name} and delete it with its curves and checkpoints? This cannot be undone.</source>
            <translation>Stop {name} and delete it with its curves and checkpoints? This cannot be undone.</translation>
        </message>
        <message>
            <source>Use its settings for the next run</source>
            <translation>Use its settings for the next run</translation>
        </message>
    </context>
    <context>
        <name>RunHeader</name>
        <message>
            <source>branched from {run} at step {step}</source>
            <translation>branched from {run} at step {step}</translation>
        </message>
        <message>
            <source>{family} on {data}</source>
            <translation>{family} on {data}</translation>
        </message>
    </context>
    <context>
        <name>RunLine</name>
        <message>
            <source>Go on</source>
            <translation>Go on</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Stop the run; it can be resumed later</source>
            <translation>Stop the run; it can be resumed later</translation>
        </message>
        <message>
            <source>loss {loss}</source>
            <translation>loss {loss}</translation>
        </message>
        <message>
            <source>{rate} images/s</source>
            <translation>{rate} images/s</translation>
        </message>
        <message>
            <source>{rate} words/s</source>
            <translation>{rate} words/s</translation>
        </message>
        <message>
            <source>{run}: step {step}</source>
            <translation>{run}: step {step}</translation>
        </message>
    </context>
    <context>
        <name>RunSetup</name>
        <message>
            <source>Dataset</source>
            <translation>Dataset</translation>
        </message>
        <message>
            <source>Family</source>
            <translation>Family</translation>
        </message>
    </context>
    <context>
        <name>RunShelf</name>
        <message>
            <source>Copy as command</source>
            <translation>Copy as command</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>Delete {name} with its curves, samples and checkpoints? This cannot be undone.</source>
            <translation>Delete {name} with its curves, samples and checkpoints? This cannot be undone.</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>Delete…</translation>
        </message>
        <message>
            <source>Nothing was trained yet. Start a run in Train; it stays here.</source>
            <translation>Nothing was trained yet. Start a run in Train; it stays here.</translation>
        </message>
        <message>
            <source>Open in Explore</source>
            <translation>Open in Explore</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Resume</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>Runs</translation>
        </message>
        <message>
            <source>Show curves and samples</source>
            <translation>Show curves and samples</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Show in folder</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stop</translation>
        </message>
    </context>
    <context>
        <name>SamplesView</name>
        <message>
            <source>Samples of the run</source>
            <translation>Samples of the run</translation>
        </message>
    </context>
    <context>
        <name>Scrubber</name>
        <message>
            <source>History of samples</source>
            <translation>History of samples</translation>
        </message>
        <message>
            <source>Play the history</source>
            <translation>Play the history</translation>
        </message>
        <message>
            <source>Play the history from its beginning</source>
            <translation>Play the history from its beginning</translation>
        </message>
        <message>
            <source>The samples at an earlier step</source>
            <translation>The samples at an earlier step</translation>
        </message>
        <message>
            <source>step {step}</source>
            <translation>step {step}</translation>
        </message>
    </context>
    <context>
        <name>SearchProgress</name>
        <message>
            <source>Looking for the code</source>
            <translation>Looking for the code</translation>
        </message>
        <message>
            <source>Stop here; the best code so far stays</source>
            <translation>Stop here; the best code so far stays</translation>
        </message>
        <message>
            <source>Stop looking for the code</source>
            <translation>Stop looking for the code</translation>
        </message>
    </context>
    <context>
        <name>SeedChips</name>
        <message>
            <source>Remove the seed {word}</source>
            <translation>Remove the seed {word}</translation>
        </message>
        <message>
            <source>Seeds</source>
            <translation>Seeds</translation>
        </message>
        <message>
            <source>Words to begin with, separated by spaces or commas; Enter adds them</source>
            <translation>Words to begin with, separated by spaces or commas; Enter adds them</translation>
        </message>
        <message>
            <source>words, then Enter</source>
            <translation>words, then Enter</translation>
        </message>
        <message>
            <source>{word} has no vector; remove it</source>
            <translation>{word} has no vector; remove it</translation>
        </message>
    </context>
    <context>
        <name>SheetLabels</name>
        <message>
            <source>{space}: a Gaussian fitted to its codes</source>
            <translation>{space}: a Gaussian fitted to its codes</translation>
        </message>
        <message>
            <source>{space}: its prior</source>
            <translation>{space}: its prior</translation>
        </message>
    </context>
    <context>
        <name>SheetView</name>
        <message>
            <source>Row {row}, column {column}</source>
            <translation>Row {row}, column {column}</translation>
        </message>
    </context>
    <context>
        <name>SliderColumn</name>
        <message>
            <source>Copy value</source>
            <translation>Copy value</translation>
        </message>
        <message>
            <source>Lock axis</source>
            <translation>Lock axis</translation>
        </message>
        <message>
            <source>Paste value</source>
            <translation>Paste value</translation>
        </message>
        <message>
            <source>Reset to the mean</source>
            <translation>Reset to the mean</translation>
        </message>
        <message>
            <source>Unlock axis</source>
            <translation>Unlock axis</translation>
        </message>
    </context>
    <context>
        <name>SliderRow</name>
        <message>
            <source>Axis {name}</source>
            <translation>Axis {name}</translation>
        </message>
        <message>
            <source>Lock this axis (L)</source>
            <translation>Lock this axis (L)</translation>
        </message>
        <message>
            <source>Lock {name}</source>
            <translation>Lock {name}</translation>
        </message>
        <message>
            <source>Unlock this axis (L)</source>
            <translation>Unlock this axis (L)</translation>
        </message>
        <message>
            <source>Value of {name}</source>
            <translation>Value of {name}</translation>
        </message>
        <message>
            <source>locked</source>
            <translation>locked</translation>
        </message>
    </context>
    <context>
        <name>SpaceRow</name>
        <message>
            <source>Latent space</source>
            <translation>Latent space</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Space</translation>
        </message>
        <message>
            <source>The space whose axes are shown; the picture stays where the model maps there</source>
            <translation>The space whose axes are shown; the picture stays where the model maps there</translation>
        </message>
        <message>
            <source>{name}: {axes} axes</source>
            <translation>{name}: {axes} axes</translation>
        </message>
        <message>
            <source>{name}: {axes} axes, on a sphere</source>
            <translation>{name}: {axes} axes, on a sphere</translation>
        </message>
    </context>
    <context>
        <name>Stats</name>
        <message>
            <source>At step</source>
            <translation>At step</translation>
        </message>
        <message>
            <source>Held-out MSE</source>
            <translation>Held-out MSE</translation>
        </message>
        <message>
            <source>Images per second</source>
            <translation>Images per second</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Memory</translation>
        </message>
        <message>
            <source>Progress of the run</source>
            <translation>Progress of the run</translation>
        </message>
        <message>
            <source>Time left</source>
            <translation>Time left</translation>
        </message>
        <message>
            <source>Trained for</source>
            <translation>Trained for</translation>
        </message>
        <message>
            <source>Words per second</source>
            <translation>Words per second</translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message>
            <source>No model</source>
            <translation>No model</translation>
        </message>
        <message>
            <source>latency {ms} ms</source>
            <translation>latency {ms} ms</translation>
        </message>
    </context>
    <context>
        <name>Steering</name>
        <message>
            <source>Takes effect when the run goes on.</source>
            <translation>Takes effect when the run goes on.</translation>
        </message>
    </context>
    <context>
        <name>TextPage</name>
        <message>
            <source>Open text</source>
            <translation>Open text</translation>
        </message>
        <message>
            <source>Saved as {path}</source>
            <translation>Saved as {path}</translation>
        </message>
        <message>
            <source>Stopped; the same text goes on from there.</source>
            <translation>Stopped; the same text goes on from there.</translation>
        </message>
        <message>
            <source>Text (*)</source>
            <translation>Text (*)</translation>
        </message>
    </context>
    <context>
        <name>TrainPanel</name>
        <message>
            <source>Copy next run as command</source>
            <translation>Copy next run as command</translation>
        </message>
        <message>
            <source>Copy the latentlab line that trains the same without a window</source>
            <translation>Copy the latentlab line that trains the same without a window</translation>
        </message>
        <message>
            <source>Queue training</source>
            <translation>Queue training</translation>
        </message>
        <message>
            <source>Settings of the next run</source>
            <translation>Settings of the next run</translation>
        </message>
        <message>
            <source>Start training</source>
            <translation>Start training</translation>
        </message>
        <message>
            <source>Start training; while another run trains here, this one waits</source>
            <translation>Start training; while another run trains here, this one waits</translation>
        </message>
        <message>
            <source>Start with three seeds</source>
            <translation>Start with three seeds</translation>
        </message>
        <message>
            <source>Train the same three times: with the seed of the form and with the next two</source>
            <translation>Train the same three times: with the seed of the form and with the next two</translation>
        </message>
    </context>
    <context>
        <name>TransportPage</name>
        <message>
            <source>A blob and a ring</source>
            <translation>A blob and a ring</translation>
        </message>
        <message>
            <source>A critic needs points in the plane</source>
            <translation>A critic needs points in the plane</translation>
        </message>
        <message>
            <source>A critic that learns</source>
            <translation>A critic that learns</translation>
        </message>
        <message>
            <source>A plan says how much of each point goes where, and potentials prove that none is cheaper: both are linear programs with one value. Where the cost is a distance one potential is enough, which is a critic of slope at most 1; where it is a square it is not, as the counterexample shows. A critic proves its estimate divided by its steepest slope.</source>
            <translation>A plan says how much of each point goes where, and potentials prove that none is cheaper: both are linear programs with one value. Where the cost is a distance one potential is enough, which is a critic of slope at most 1; where it is a square it is not, as the counterexample shows. A critic proves its estimate divided by its steepest slope.</translation>
        </message>
        <message>
            <source>Clouds</source>
            <translation>Clouds</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Command</translation>
        </message>
        <message>
            <source>Copy the line; A.csv and B.csv stand for the points of your clouds</source>
            <translation>Copy the line; A.csv and B.csv stand for the points of your clouds</translation>
        </message>
        <message>
            <source>Counterexample: |x − y|²</source>
            <translation>Counterexample: |x − y|²</translation>
        </message>
        <message>
            <source>Critic</source>
            <translation>Critic</translation>
        </message>
        <message>
            <source>Critic's estimate</source>
            <translation>Critic's estimate</translation>
        </message>
        <message>
            <source>Critic: step {step}</source>
            <translation>Critic: step {step}</translation>
        </message>
        <message>
            <source>Draw Sinkhorn's plan instead of the cheapest</source>
            <translation>Draw Sinkhorn's plan instead of the cheapest</translation>
        </message>
        <message>
            <source>Dual, f and g</source>
            <translation>Dual, f and g</translation>
        </message>
        <message>
            <source>Dual, one potential</source>
            <translation>Dual, one potential</translation>
        </message>
        <message>
            <source>Eight blobs and a line</source>
            <translation>Eight blobs and a line</translation>
        </message>
        <message>
            <source>Histograms on a line</source>
            <translation>Histograms on a line</translation>
        </message>
        <message>
            <source>No critic</source>
            <translation>No critic</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>Plan</translation>
        </message>
        <message>
            <source>Potentials: f and −g of the dual, and the only one</source>
            <translation>Potentials: f and −g of the dual, and the only one</translation>
        </message>
        <message>
            <source>Primal</source>
            <translation>Primal</translation>
        </message>
        <message>
            <source>Proven by the critic</source>
            <translation>Proven by the critic</translation>
        </message>
        <message>
            <source>Sinkhorn</source>
            <translation>Sinkhorn</translation>
        </message>
        <message>
            <source>Sinkhorn's plan</source>
            <translation>Sinkhorn's plan</translation>
        </message>
        <message>
            <source>Slope</source>
            <translation>Slope</translation>
        </message>
        <message>
            <source>The norm of its gradient instead of its value</source>
            <translation>The norm of its gradient instead of its value</translation>
        </message>
        <message>
            <source>Two blobs</source>
            <translation>Two blobs</translation>
        </message>
        <message>
            <source>Two clouds and the plan between them; drag the points</source>
            <translation>Two clouds and the plan between them; drag the points</translation>
        </message>
        <message>
            <source>What moving one cloud onto the other costs</source>
            <translation>What moving one cloud onto the other costs</translation>
        </message>
        <message>
            <source>one potential</source>
            <translation>one potential</translation>
        </message>
    </context>
    <context>
        <name>TripDetail</name>
        <message>
            <source>99% of images it was not trained on come back with an MSE below {usual}.</source>
            <translation>99% of images it was not trained on come back with an MSE below {usual}.</translation>
        </message>
        <message>
            <source>Invert</source>
            <translation>Invert</translation>
        </message>
        <message>
            <source>Make this image's code the current one</source>
            <translation>Make this image's code the current one</translation>
        </message>
        <message>
            <source>Open in Explore</source>
            <translation>Open in Explore</translation>
        </message>
        <message>
            <source>Unlike what this model has seen</source>
            <translation>Unlike what this model has seen</translation>
        </message>
        <message>
            <source>Use the negative: for dark things on a light ground</source>
            <translation>Use the negative: for dark things on a light ground</translation>
        </message>
        <message>
            <source>{value} dB</source>
            <translation>{value} dB</translation>
        </message>
    </context>
    <context>
        <name>TripPictures</name>
        <message>
            <source>Absolute error</source>
            <translation>Absolute error</translation>
        </message>
        <message>
            <source>Original</source>
            <translation>Original</translation>
        </message>
        <message>
            <source>Reconstruction</source>
            <translation>Reconstruction</translation>
        </message>
    </context>
    <context>
        <name>TripTable</name>
        <message>
            <source>Dropped image</source>
            <translation>Dropped image</translation>
        </message>
        <message>
            <source>Images unlike what the model has seen, and images that could not be read</source>
            <translation>Images unlike what the model has seen, and images that could not be read</translation>
        </message>
        <message>
            <source>Mean squared error of pixels in [0, 1]; smaller is better</source>
            <translation>Mean squared error of pixels in [0, 1]; smaller is better</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Original, reconstruction, error</source>
            <translation>Original, reconstruction, error</translation>
        </message>
        <message>
            <source>PSNR / dB</source>
            <translation>PSNR / dB</translation>
        </message>
        <message>
            <source>Peak signal-to-noise ratio; larger is better</source>
            <translation>Peak signal-to-noise ratio; larger is better</translation>
        </message>
        <message>
            <source>Structural similarity; 1 is the same image</source>
            <translation>Structural similarity; 1 is the same image</translation>
        </message>
        <message>
            <source>Unlike what this model has seen</source>
            <translation>Unlike what this model has seen</translation>
        </message>
    </context>
    <context>
        <name>TripTableView</name>
        <message>
            <source>Invert</source>
            <translation>Invert</translation>
        </message>
        <message>
            <source>Open in Explore</source>
            <translation>Open in Explore</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>Round trips</source>
            <translation>Round trips</translation>
        </message>
    </context>
    <context>
        <name>TryMe</name>
        <message>
            <source>Ankle boot</source>
            <translation>Ankle boot</translation>
        </message>
        <message>
            <source>Bundled images, as if you had dropped them</source>
            <translation>Bundled images, as if you had dropped them</translation>
        </message>
        <message>
            <source>Dress</source>
            <translation>Dress</translation>
        </message>
        <message>
            <source>Handbag</source>
            <translation>Handbag</translation>
        </message>
        <message>
            <source>Pullover on white</source>
            <translation>Pullover on white</translation>
        </message>
        <message>
            <source>Smiley</source>
            <translation>Smiley</translation>
        </message>
        <message>
            <source>Sneaker on white</source>
            <translation>Sneaker on white</translation>
        </message>
        <message>
            <source>Sprite 1</source>
            <translation>Sprite 1</translation>
        </message>
        <message>
            <source>Sprite 2</source>
            <translation>Sprite 2</translation>
        </message>
        <message>
            <source>Trousers</source>
            <translation>Trousers</translation>
        </message>
        <message>
            <source>Try an image</source>
            <translation>Try an image</translation>
        </message>
    </context>
    <context>
        <name>VectorExports</name>
        <message>
            <source>A user dictionary for jieba: a word and its count on each line</source>
            <translation>A user dictionary for jieba: a word and its count on each line</translation>
        </message>
        <message>
            <source>Dictionary…</source>
            <translation>Dictionary…</translation>
        </message>
        <message>
            <source>Save dictionary</source>
            <translation>Save dictionary</translation>
        </message>
        <message>
            <source>Save table</source>
            <translation>Save table</translation>
        </message>
        <message>
            <source>Save vectors</source>
            <translation>Save vectors</translation>
        </message>
        <message>
            <source>Saved as {path}</source>
            <translation>Saved as {path}</translation>
        </message>
        <message>
            <source>Tables (*.csv)</source>
            <translation>Tables (*.csv)</translation>
        </message>
        <message>
            <source>Table…</source>
            <translation>Table…</translation>
        </message>
        <message>
            <source>Text (*.txt)</source>
            <translation>Text (*.txt)</translation>
        </message>
        <message>
            <source>The vectors of the words that grew, in word2vec's text format</source>
            <translation>The vectors of the words that grew, in word2vec's text format</translation>
        </message>
        <message>
            <source>Vectors…</source>
            <translation>Vectors…</translation>
        </message>
        <message>
            <source>Word, depth, cosine and the word it was reached from, as CSV</source>
            <translation>Word, depth, cosine and the word it was reached from, as CSV</translation>
        </message>
    </context>
    <context>
        <name>VectorStage</name>
        <message>
            <source>1 seed</source>
            <translation>1 seed</translation>
        </message>
        <message>
            <source>1 step: {count}</source>
            <translation>1 step: {count}</translation>
        </message>
        <message>
            <source>Click a word to see its neighbours</source>
            <translation>Click a word to see its neighbours</translation>
        </message>
        <message>
            <source>Map of the words that grew, coloured by depth</source>
            <translation>Map of the words that grew, coloured by depth</translation>
        </message>
        <message>
            <source>No word vectors yet</source>
            <translation>No word vectors yet</translation>
        </message>
        <message>
            <source>Nothing has grown yet</source>
            <translation>Nothing has grown yet</translation>
        </message>
        <message>
            <source>Open vectors</source>
            <translation>Open vectors</translation>
        </message>
        <message>
            <source>Open vectors…</source>
            <translation>Open vectors…</translation>
        </message>
        <message>
            <source>Open word vectors (.txt of word2vec) or drop them here, or train some.</source>
            <translation>Open word vectors (.txt of word2vec) or drop them here, or train some.</translation>
        </message>
        <message>
            <source>Read vectors of words in word2vec's text format</source>
            <translation>Read vectors of words in word2vec's text format</translation>
        </message>
        <message>
            <source>Type a few seeds at the right: words near them, and words near those, grow here.</source>
            <translation>Type a few seeds at the right: words near them, and words near those, grow here.</translation>
        </message>
        <message>
            <source>{count} seeds</source>
            <translation>{count} seeds</translation>
        </message>
        <message>
            <source>{depth} steps: {count}</source>
            <translation>{depth} steps: {count}</translation>
        </message>
    </context>
    <context>
        <name>VectorsPage</name>
        <message>
            <source>Cancelled; nothing was opened</source>
            <translation>Cancelled; nothing was opened</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Command</translation>
        </message>
        <message>
            <source>Copy the line that computes this in a shell</source>
            <translation>Copy the line that computes this in a shell</translation>
        </message>
        <message>
            <source>Drop word vectors (.txt of word2vec)</source>
            <translation>Drop word vectors (.txt of word2vec)</translation>
        </message>
        <message>
            <source>From a few seeds a vocabulary grows through nearest neighbours, and each step demands a higher cosine than the one before, so that it does not wander off. Vectors of words are a latent space like any other, whose output is a word: differences carry meaning (a − b + c), and a straight line between two words passes others. The map shows the two directions in which what grew differs most.</source>
            <translation>From a few seeds a vocabulary grows through nearest neighbours, and each step demands a higher cosine than the one before, so that it does not wander off. Vectors of words are a latent space like any other, whose output is a word: differences carry meaning (a − b + c), and a straight line between two words passes others. The map shows the two directions in which what grew differs most.</translation>
        </message>
        <message>
            <source>Growing</source>
            <translation>Growing</translation>
        </message>
        <message>
            <source>Growth</source>
            <translation>Growth</translation>
        </message>
        <message>
            <source>No vectors are open</source>
            <translation>No vectors are open</translation>
        </message>
        <message>
            <source>Open vectors…</source>
            <translation>Open vectors…</translation>
        </message>
        <message>
            <source>Open word vectors</source>
            <translation>Open word vectors</translation>
        </message>
        <message>
            <source>Opened {path}</source>
            <translation>Opened {path}</translation>
        </message>
        <message>
            <source>Read vectors of words in word2vec's text format</source>
            <translation>Read vectors of words in word2vec's text format</translation>
        </message>
        <message>
            <source>Save what grew</source>
            <translation>Save what grew</translation>
        </message>
        <message>
            <source>Seeds</source>
            <translation>Seeds</translation>
        </message>
        <message>
            <source>Stop; what had grown before stays</source>
            <translation>Stop; what had grown before stays</translation>
        </message>
        <message>
            <source>Stopped; what had grown before stays</source>
            <translation>Stopped; what had grown before stays</translation>
        </message>
        <message>
            <source>The others grew. Remove these, or write them as the vectors do.</source>
            <translation>The others grew. Remove these, or write them as the vectors do.</translation>
        </message>
        <message>
            <source>These seeds have no vector: {words}.</source>
            <translation>These seeds have no vector: {words}.</translation>
        </message>
        <message>
            <source>Word vectors (*.txt *.vec *.gz *.safetensors);;All files (*)</source>
            <translation>Word vectors (*.txt *.vec *.gz *.safetensors);;All files (*)</translation>
        </message>
        <message>
            <source>{count} words grew</source>
            <translation>{count} words grew</translation>
        </message>
        <message>
            <source>{count} words grew; the first {drawn} of them are drawn</source>
            <translation>{count} words grew; the first {drawn} of them are drawn</translation>
        </message>
        <message>
            <source>{name}: {count} words of {width} numbers</source>
            <translation>{name}: {count} words of {width} numbers</translation>
        </message>
    </context>
    <context>
        <name>Wiring</name>
        <message>
            <source>Opening {name}</source>
            <translation>Opening {name}</translation>
        </message>
    </context>
    <context>
        <name>WordQuestions</name>
        <message>
            <source>Analogy</source>
            <translation>Analogy</translation>
        </message>
        <message>
            <source>The words nearest to a − b + c</source>
            <translation>The words nearest to a − b + c</translation>
        </message>
        <message>
            <source>The words nearest to the straight line between two words</source>
            <translation>The words nearest to the straight line between two words</translation>
        </message>
        <message>
            <source>Walk</source>
            <translation>Walk</translation>
        </message>
        <message>
            <source>from</source>
            <translation>from</translation>
        </message>
        <message>
            <source>to</source>
            <translation>to</translation>
        </message>
    </context>
    <context>
        <name>WordRow</name>
        <message>
            <source>Show the neighbours of {word}</source>
            <translation>Show the neighbours of {word}</translation>
        </message>
    </context>
    <context>
        <name>WordsPanel</name>
        <message>
            <source>Contrast</source>
            <translation>Contrast</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Find</translation>
        </message>
        <message>
            <source>The latent space of words</source>
            <translation>The latent space of words</translation>
        </message>
        <message>
            <source>Vectors</source>
            <translation>Vectors</translation>
        </message>
        <message>
            <source>Which words are a text's own</source>
            <translation>Which words are a text's own</translation>
        </message>
        <message>
            <source>Words of a text, without a dictionary</source>
            <translation>Words of a text, without a dictionary</translation>
        </message>
    </context>
    <context>
        <name>asking</name>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>edit_words</name>
        <message>
            <source>, </source>
            <translation>, </translation>
        </message>
        <message>
            <source>{knob} {before} → {after}</source>
            <translation>{knob} {before} → {after}</translation>
        </message>
    </context>
    <context>
        <name>errors</name>
        <message>
            <source>Close other programs, or ask for less at once.</source>
            <translation>Close other programs, or ask for less at once.</translation>
        </message>
        <message>
            <source>Nothing was changed. Copy the details to report it.</source>
            <translation>Nothing was changed. Copy the details to report it.</translation>
        </message>
        <message>
            <source>Something unexpected went wrong: {cause}</source>
            <translation>Something unexpected went wrong: {cause}</translation>
        </message>
        <message>
            <source>There is not enough memory for this.</source>
            <translation>There is not enough memory for this.</translation>
        </message>
        <message>
            <source>{path}: {cause}.</source>
            <translation>{path}: {cause}.</translation>
        </message>
    </context>
    <context>
        <name>figures</name>
        <message>
            <source>Average, deviation</source>
            <translation>Average, deviation</translation>
        </message>
        <message>
            <source>Codes, samples</source>
            <translation>Codes, samples</translation>
        </message>
        <message>
            <source>Ellipses</source>
            <translation>Ellipses</translation>
        </message>
        <message>
            <source>GLO, Gaussian</source>
            <translation>GLO, Gaussian</translation>
        </message>
        <message>
            <source>Grey: below {limit} {unit}, so it carries nothing</source>
            <translation>Grey: below {limit} {unit}, so it carries nothing</translation>
        </message>
        <message>
            <source>Information plane</source>
            <translation>Information plane</translation>
        </message>
        <message>
            <source>KL</source>
            <translation>KL</translation>
        </message>
        <message>
            <source>KL of each latent axis</source>
            <translation>KL of each latent axis</translation>
        </message>
        <message>
            <source>Nearest images</source>
            <translation>Nearest images</translation>
        </message>
        <message>
            <source>Posterior</source>
            <translation>Posterior</translation>
        </message>
        <message>
            <source>Reconstructions</source>
            <translation>Reconstructions</translation>
        </message>
        <message>
            <source>Side by side</source>
            <translation>Side by side</translation>
        </message>
        <message>
            <source>codes</source>
            <translation>codes</translation>
        </message>
        <message>
            <source>generated</source>
            <translation>generated</translation>
        </message>
        <message>
            <source>mapped noise</source>
            <translation>mapped noise</translation>
        </message>
        <message>
            <source>real</source>
            <translation>real</translation>
        </message>
        <message>
            <source>rho</source>
            <translation>rho</translation>
        </message>
        <message>
            <source>{count} counted by {name}</source>
            <translation>{count} counted by {name}</translation>
        </message>
        <message>
            <source>{used} of {all} in use</source>
            <translation>{used} of {all} in use</translation>
        </message>
    </context>
    <context>
        <name>knob_texts</name>
        <message>
            <source> or </source>
            <translation> or </translation>
        </message>
        <message>
            <source>Above {low}, up to {high}.</source>
            <translation>Above {low}, up to {high}.</translation>
        </message>
        <message>
            <source>Above {low}.</source>
            <translation>Above {low}.</translation>
        </message>
        <message>
            <source>At least {low}.</source>
            <translation>At least {low}.</translation>
        </message>
        <message>
            <source>At most {high}.</source>
            <translation>At most {high}.</translation>
        </message>
        <message>
            <source>Choose one of: {expected}.</source>
            <translation>Choose one of: {expected}.</translation>
        </message>
        <message>
            <source>From {low} to below {high}.</source>
            <translation>From {low} to below {high}.</translation>
        </message>
        <message>
            <source>From {low} to {high}.</source>
            <translation>From {low} to {high}.</translation>
        </message>
        <message>
            <source>Has an effect only with {knob}: {choice}.</source>
            <translation>Has an effect only with {knob}: {choice}.</translation>
        </message>
        <message>
            <source>Must be a finite number.</source>
            <translation>Must be a finite number.</translation>
        </message>
        <message>
            <source>Must be a number.</source>
            <translation>Must be a number.</translation>
        </message>
        <message>
            <source>Must be a whole number.</source>
            <translation>Must be a whole number.</translation>
        </message>
        <message>
            <source>Must be above {gt}.</source>
            <translation>Must be above {gt}.</translation>
        </message>
        <message>
            <source>Must be at least {ge}.</source>
            <translation>Must be at least {ge}.</translation>
        </message>
        <message>
            <source>Must be at most {le}.</source>
            <translation>Must be at most {le}.</translation>
        </message>
        <message>
            <source>Must be below {lt}.</source>
            <translation>Must be below {lt}.</translation>
        </message>
        <message>
            <source>Must not be empty.</source>
            <translation>Must not be empty.</translation>
        </message>
        <message>
            <source>off</source>
            <translation>off</translation>
        </message>
        <message>
            <source>on</source>
            <translation>on</translation>
        </message>
        <message>
            <source>{count} processes cannot share {batch} images equally: take a divisor of the batch size.</source>
            <translation>{count} processes cannot share {batch} images equally: take a divisor of the batch size.</translation>
        </message>
        <message>
            <source>{count} processes leave each {share} of {batch} images, and batch norm needs {least}.</source>
            <translation>{count} processes leave each {share} of {batch} images, and batch norm needs {least}.</translation>
        </message>
    </context>
    <context>
        <name>knobs</name>
        <message>
            <source>Accumulate</source>
            <translation>Accumulate</translation>
        </message>
        <message>
            <source>Adam</source>
            <translation>Adam</translation>
        </message>
        <message>
            <source>Augmentation</source>
            <translation>Augmentation</translation>
        </message>
        <message>
            <source>Batch size</source>
            <translation>Batch size</translation>
        </message>
        <message>
            <source>Beale</source>
            <translation>Beale</translation>
        </message>
        <message>
            <source>Beta</source>
            <translation>Beta</translation>
        </message>
        <message>
            <source>Bound</source>
            <translation>Bound</translation>
        </message>
        <message>
            <source>CPU threads of a process; 0 times all cores against fewer, beside the window all but one</source>
            <translation>CPU threads of a process; 0 times all cores against fewer, beside the window all but one</translation>
        </message>
        <message>
            <source>CPU threads; the products are small, more than one help where nothing else computes; 0 times</source>
            <translation>CPU threads; the products are small, more than one help where nothing else computes; 0 times</translation>
        </message>
        <message>
            <source>Checkpoint every</source>
            <translation>Checkpoint every</translation>
        </message>
        <message>
            <source>Classifier</source>
            <translation>Classifier</translation>
        </message>
        <message>
            <source>Clip</source>
            <translation>Clip</translation>
        </message>
        <message>
            <source>Clipped Polyak</source>
            <translation>Clipped Polyak</translation>
        </message>
        <message>
            <source>Clipping</source>
            <translation>Clipping</translation>
        </message>
        <message>
            <source>Code scale</source>
            <translation>Code scale</translation>
        </message>
        <message>
            <source>Codes learning rate</source>
            <translation>Codes learning rate</translation>
        </message>
        <message>
            <source>Codes share</source>
            <translation>Codes share</translation>
        </message>
        <message>
            <source>Cohesion 2</source>
            <translation>Cohesion 2</translation>
        </message>
        <message>
            <source>Cohesion 3</source>
            <translation>Cohesion 3</translation>
        </message>
        <message>
            <source>Cohesion 4</source>
            <translation>Cohesion 4</translation>
        </message>
        <message>
            <source>Compile</source>
            <translation>Compile</translation>
        </message>
        <message>
            <source>Conditional</source>
            <translation>Conditional</translation>
        </message>
        <message>
            <source>Contrast</source>
            <translation>Contrast</translation>
        </message>
        <message>
            <source>Correlation weight</source>
            <translation>Correlation weight</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Cost</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Data</translation>
        </message>
        <message>
            <source>Decay</source>
            <translation>Decay</translation>
        </message>
        <message>
            <source>Depth</source>
            <translation>Depth</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Device</translation>
        </message>
        <message>
            <source>Distance</source>
            <translation>Distance</translation>
        </message>
        <message>
            <source>Divergence</source>
            <translation>Divergence</translation>
        </message>
        <message>
            <source>Double well</source>
            <translation>Double well</translation>
        </message>
        <message>
            <source>EMA decay</source>
            <translation>EMA decay</translation>
        </message>
        <message>
            <source>Encoder depth</source>
            <translation>Encoder depth</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>Epochs</translation>
        </message>
        <message>
            <source>Epsilon</source>
            <translation>Epsilon</translation>
        </message>
        <message>
            <source>Eval samples</source>
            <translation>Eval samples</translation>
        </message>
        <message>
            <source>Evaluate every</source>
            <translation>Evaluate every</translation>
        </message>
        <message>
            <source>Factors</source>
            <translation>Factors</translation>
        </message>
        <message>
            <source>Finder A</source>
            <translation>Finder A</translation>
        </message>
        <message>
            <source>Finder B</source>
            <translation>Finder B</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>Form</translation>
        </message>
        <message>
            <source>Free bits</source>
            <translation>Free bits</translation>
        </message>
        <message>
            <source>Friction</source>
            <translation>Friction</translation>
        </message>
        <message>
            <source>GAN-QP</source>
            <translation>GAN-QP</translation>
        </message>
        <message>
            <source>Game</source>
            <translation>Game</translation>
        </message>
        <message>
            <source>Grad clip</source>
            <translation>Grad clip</translation>
        </message>
        <message>
            <source>Gradient descent</source>
            <translation>Gradient descent</translation>
        </message>
        <message>
            <source>Gradient flow</source>
            <translation>Gradient flow</translation>
        </message>
        <message>
            <source>Gradient penalty</source>
            <translation>Gradient penalty</translation>
        </message>
        <message>
            <source>Hidden</source>
            <translation>Hidden</translation>
        </message>
        <message>
            <source>Image size</source>
            <translation>Image size</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Images</translation>
        </message>
        <message>
            <source>Instance noise</source>
            <translation>Instance noise</translation>
        </message>
        <message>
            <source>KL form</source>
            <translation>KL form</translation>
        </message>
        <message>
            <source>KL warmup</source>
            <translation>KL warmup</translation>
        </message>
        <message>
            <source>Keep checkpoints</source>
            <translation>Keep checkpoints</translation>
        </message>
        <message>
            <source>Langevin</source>
            <translation>Langevin</translation>
        </message>
        <message>
            <source>Langevin noise</source>
            <translation>Langevin noise</translation>
        </message>
        <message>
            <source>Latent dimensions</source>
            <translation>Latent dimensions</translation>
        </message>
        <message>
            <source>Layout</source>
            <translation>Layout</translation>
        </message>
        <message>
            <source>Leapfrog</source>
            <translation>Leapfrog</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>Learning rate</translation>
        </message>
        <message>
            <source>Learning rate schedule</source>
            <translation>Learning rate schedule</translation>
        </message>
        <message>
            <source>Least</source>
            <translation>Least</translation>
        </message>
        <message>
            <source>Likelihood</source>
            <translation>Likelihood</translation>
        </message>
        <message>
            <source>Log every</source>
            <translation>Log every</translation>
        </message>
        <message>
            <source>Machine</source>
            <translation>Machine</translation>
        </message>
        <message>
            <source>Mapping learning rate</source>
            <translation>Mapping learning rate</translation>
        </message>
        <message>
            <source>Mapping width</source>
            <translation>Mapping width</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Memory</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>Method</translation>
        </message>
        <message>
            <source>Min count</source>
            <translation>Min count</translation>
        </message>
        <message>
            <source>Min pieces</source>
            <translation>Min pieces</translation>
        </message>
        <message>
            <source>Min pmi</source>
            <translation>Min pmi</translation>
        </message>
        <message>
            <source>Min proba</source>
            <translation>Min proba</translation>
        </message>
        <message>
            <source>Mixing</source>
            <translation>Mixing</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Model</translation>
        </message>
        <message>
            <source>Modulated</source>
            <translation>Modulated</translation>
        </message>
        <message>
            <source>N critic</source>
            <translation>N critic</translation>
        </message>
        <message>
            <source>Negative</source>
            <translation>Negative</translation>
        </message>
        <message>
            <source>Neighbours</source>
            <translation>Neighbours</translation>
        </message>
        <message>
            <source>Nesterov</source>
            <translation>Nesterov</translation>
        </message>
        <message>
            <source>Nesterov b/2</source>
            <translation>Nesterov b/2</translation>
        </message>
        <message>
            <source>Noise</source>
            <translation>Noise</translation>
        </message>
        <message>
            <source>Noise dimensions</source>
            <translation>Noise dimensions</translation>
        </message>
        <message>
            <source>Noises</source>
            <translation>Noises</translation>
        </message>
        <message>
            <source>Non-saturating</source>
            <translation>Non-saturating</translation>
        </message>
        <message>
            <source>Objective</source>
            <translation>Objective</translation>
        </message>
        <message>
            <source>One-sided penalty</source>
            <translation>One-sided penalty</translation>
        </message>
        <message>
            <source>Optimiser</source>
            <translation>Optimiser</translation>
        </message>
        <message>
            <source>Penalty</source>
            <translation>Penalty</translation>
        </message>
        <message>
            <source>Penalty power</source>
            <translation>Penalty power</translation>
        </message>
        <message>
            <source>Penalty weight</source>
            <translation>Penalty weight</translation>
        </message>
        <message>
            <source>Polyak</source>
            <translation>Polyak</translation>
        </message>
        <message>
            <source>Polyak bound</source>
            <translation>Polyak bound</translation>
        </message>
        <message>
            <source>Polyak floor</source>
            <translation>Polyak floor</translation>
        </message>
        <message>
            <source>Polyak flow</source>
            <translation>Polyak flow</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>Precision</translation>
        </message>
        <message>
            <source>Processes</source>
            <translation>Processes</translation>
        </message>
        <message>
            <source>RMSprop</source>
            <translation>RMSprop</translation>
        </message>
        <message>
            <source>RMSprop scalar</source>
            <translation>RMSprop scalar</translation>
        </message>
        <message>
            <source>Rate warmup</source>
            <translation>Rate warmup</translation>
        </message>
        <message>
            <source>Rate weight</source>
            <translation>Rate weight</translation>
        </message>
        <message>
            <source>Ravine</source>
            <translation>Ravine</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Record</translation>
        </message>
        <message>
            <source>Rho</source>
            <translation>Rho</translation>
        </message>
        <message>
            <source>Rise</source>
            <translation>Rise</translation>
        </message>
        <message>
            <source>Rosenbrock</source>
            <translation>Rosenbrock</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Rules</translation>
        </message>
        <message>
            <source>Saddle</source>
            <translation>Saddle</translation>
        </message>
        <message>
            <source>Sample every</source>
            <translation>Sample every</translation>
        </message>
        <message>
            <source>Scales</source>
            <translation>Scales</translation>
        </message>
        <message>
            <source>Screening</source>
            <translation>Screening</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Seed</translation>
        </message>
        <message>
            <source>Shared</source>
            <translation>Shared</translation>
        </message>
        <message>
            <source>Shortest</source>
            <translation>Shortest</translation>
        </message>
        <message>
            <source>Sign</source>
            <translation>Sign</translation>
        </message>
        <message>
            <source>Smoothness weight</source>
            <translation>Smoothness weight</translation>
        </message>
        <message>
            <source>Spectral norm</source>
            <translation>Spectral norm</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>Step</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Steps</translation>
        </message>
        <message>
            <source>Subsample</source>
            <translation>Subsample</translation>
        </message>
        <message>
            <source>TensorBoard</source>
            <translation>TensorBoard</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>Threads</translation>
        </message>
        <message>
            <source>Threshold</source>
            <translation>Threshold</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Train GLANN: one code per image (GLO), then a mapping of noise onto the codes (IMLE).</source>
            <translation>Train GLANN: one code per image (GLO), then a mapping of noise onto the codes (IMLE).</translation>
        </message>
        <message>
            <source>Train a Wasserstein GAN, a GAN-QP or a plain GAN.</source>
            <translation>Train a Wasserstein GAN, a GAN-QP or a plain GAN.</translation>
        </message>
        <message>
            <source>Train a classifier whose code says as little of the image as it can (VIB).</source>
            <translation>Train a classifier whose code says as little of the image as it can (VIB).</translation>
        </message>
        <message>
            <source>Train a convolutional VAE or beta-VAE.</source>
            <translation>Train a convolutional VAE or beta-VAE.</translation>
        </message>
        <message>
            <source>Train a multi-scale coupling flow: exact likelihood, exact round trips.</source>
            <translation>Train a multi-scale coupling flow: exact likelihood, exact round trips.</translation>
        </message>
        <message>
            <source>Train an O-GAN: a GAN whose discriminator is its encoder.</source>
            <translation>Train an O-GAN: a GAN whose discriminator is its encoder.</translation>
        </message>
        <message>
            <source>Train word vectors on text that is cut into words (skip-gram with negative sampling).</source>
            <translation>Train word vectors on text that is cut into words (skip-gram with negative sampling).</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>WGAN</source>
            <translation>WGAN</translation>
        </message>
        <message>
            <source>WGAN-GP, c = 0</source>
            <translation>WGAN-GP, c = 0</translation>
        </message>
        <message>
            <source>WGAN-GP, c = 1</source>
            <translation>WGAN-GP, c = 1</translation>
        </message>
        <message>
            <source>Weight</source>
            <translation>Weight</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>Width</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Window</translation>
        </message>
        <message>
            <source>a dataset by name, or a path to images</source>
            <translation>a dataset by name, or a path to images</translation>
        </message>
        <message>
            <source>adam</source>
            <translation>adam</translation>
        </message>
        <message>
            <source>all</source>
            <translation>all</translation>
        </message>
        <message>
            <source>also write TensorBoard event files</source>
            <translation>also write TensorBoard event files</translation>
        </message>
        <message>
            <source>alternating</source>
            <translation>alternating</translation>
        </message>
        <message>
            <source>analytic</source>
            <translation>analytic</translation>
        </message>
        <message>
            <source>any</source>
            <translation>any</translation>
        </message>
        <message>
            <source>arithmetic: 32-bit floats or bf16 autocast</source>
            <translation>arithmetic: 32-bit floats or bf16 autocast</translation>
        </message>
        <message>
            <source>as many as the epochs need</source>
            <translation>as many as the epochs need</translation>
        </message>
        <message>
            <source>as published</source>
            <translation>as published</translation>
        </message>
        <message>
            <source>auto</source>
            <translation>auto</translation>
        </message>
        <message>
            <source>automatic</source>
            <translation>automatic</translation>
        </message>
        <message>
            <source>axes of the codes of images</source>
            <translation>axes of the codes of images</translation>
        </message>
        <message>
            <source>axes of the latent space</source>
            <translation>axes of the latent space</translation>
        </message>
        <message>
            <source>axes of the noise</source>
            <translation>axes of the noise</translation>
        </message>
        <message>
            <source>axes of the vectors</source>
            <translation>axes of the vectors</translation>
        </message>
        <message>
            <source>batches</source>
            <translation>batches</translation>
        </message>
        <message>
            <source>batches whose gradients make one step, where a family has a single loss</source>
            <translation>batches whose gradients make one step, where a family has a single loss</translation>
        </message>
        <message>
            <source>bernoulli</source>
            <translation>bernoulli</translation>
        </message>
        <message>
            <source>bf16</source>
            <translation>bf16</translation>
        </message>
        <message>
            <source>blur of Sinkhorn's plan, in units of the mean cost</source>
            <translation>blur of Sinkhorn's plan, in units of the mean cost</translation>
        </message>
        <message>
            <source>c of the threshold form</source>
            <translation>c of the threshold form</translation>
        </message>
        <message>
            <source>changes to real and generated images alike, for small data sets</source>
            <translation>changes to real and generated images alike, for small data sets</translation>
        </message>
        <message>
            <source>channels of the coupling networks</source>
            <translation>channels of the coupling networks</translation>
        </message>
        <message>
            <source>channels of the critic's first convolution</source>
            <translation>channels of the critic's first convolution</translation>
        </message>
        <message>
            <source>channels of the first convolution</source>
            <translation>channels of the first convolution</translation>
        </message>
        <message>
            <source>channels_last</source>
            <translation>channels_last</translation>
        </message>
        <message>
            <source>characters of the shortest words</source>
            <translation>characters of the shortest words</translation>
        </message>
        <message>
            <source>clip</source>
            <translation>clip</translation>
        </message>
        <message>
            <source>codes drawn per image when the classifier is evaluated</source>
            <translation>codes drawn per image when the classifier is evaluated</translation>
        </message>
        <message>
            <source>compile the networks; where that fails the run goes on without</source>
            <translation>compile the networks; where that fails the run goes on without</translation>
        </message>
        <message>
            <source>constant</source>
            <translation>constant</translation>
        </message>
        <message>
            <source>contiguous</source>
            <translation>contiguous</translation>
        </message>
        <message>
            <source>conv1x1</source>
            <translation>conv1x1</translation>
        </message>
        <message>
            <source>convolutions of the encoder at each size of its maps</source>
            <translation>convolutions of the encoder at each size of its maps</translation>
        </message>
        <message>
            <source>cosine</source>
            <translation>cosine</translation>
        </message>
        <message>
            <source>cosine lowers the rate to 0 in the second half, linear in the last two fifths; step divides it by 10 at the half and at three quarters</source>
            <translation>cosine lowers the rate to 0 in the second half, linear in the last two fifths; step divides it by 10 at the half and at three quarters</translation>
        </message>
        <message>
            <source>cosine that a seed's neighbour must have (m)</source>
            <translation>cosine that a seed's neighbour must have (m)</translation>
        </message>
        <message>
            <source>cpu</source>
            <translation>cpu</translation>
        </message>
        <message>
            <source>critic updates per step; 0 takes the published number: 5 for gp, sn, clip; 2 for qp; 1 for div, ns</source>
            <translation>critic updates per step; 0 takes the published number: 5 for gp, sn, clip; 2 for qp; 1 for div, ns</translation>
        </message>
        <message>
            <source>cuda</source>
            <translation>cuda</translation>
        </message>
        <message>
            <source>decay of RMSprop's mean square</source>
            <translation>decay of RMSprop's mean square</translation>
        </message>
        <message>
            <source>decay of the averaged weights that are shown and saved</source>
            <translation>decay of the averaged weights that are shown and saved</translation>
        </message>
        <message>
            <source>distance</source>
            <translation>distance</translation>
        </message>
        <message>
            <source>div</source>
            <translation>div</translation>
        </message>
        <message>
            <source>euler</source>
            <translation>euler</translation>
        </message>
        <message>
            <source>exp</source>
            <translation>exp</translation>
        </message>
        <message>
            <source>factors exp(x y^T) in each mixing</source>
            <translation>factors exp(x y^T) in each mixing</translation>
        </message>
        <message>
            <source>feature</source>
            <translation>feature</translation>
        </message>
        <message>
            <source>flips</source>
            <translation>flips</translation>
        </message>
        <message>
            <source>floor of each axis' batch-mean KL</source>
            <translation>floor of each axis' batch-mean KL</translation>
        </message>
        <message>
            <source>fp32</source>
            <translation>fp32</translation>
        </message>
        <message>
            <source>fresh noises per image and epoch, the nearest of which is taken</source>
            <translation>fresh noises per image and epoch, the nearest of which is taken</translation>
        </message>
        <message>
            <source>friction of momentum (lambda)</source>
            <translation>friction of momentum (lambda)</translation>
        </message>
        <message>
            <source>friction of the momentum</source>
            <translation>friction of the momentum</translation>
        </message>
        <message>
            <source>game played over the average of E(x)</source>
            <translation>game played over the average of E(x)</translation>
        </message>
        <message>
            <source>gaussian</source>
            <translation>gaussian</translation>
        </message>
        <message>
            <source>give the model the class of each image</source>
            <translation>give the model the class of each image</translation>
        </message>
        <message>
            <source>glann</source>
            <translation>glann</translation>
        </message>
        <message>
            <source>glann: codes, then noise mapped to them; glo: the codes alone; imle: images straight from noise</source>
            <translation>glann: codes, then noise mapped to them; glo: the codes alone; imle: images straight from noise</translation>
        </message>
        <message>
            <source>glo</source>
            <translation>glo</translation>
        </message>
        <message>
            <source>gp</source>
            <translation>gp</translation>
        </message>
        <message>
            <source>gp-one-sided</source>
            <translation>gp-one-sided</translation>
        </message>
        <message>
            <source>halving</source>
            <translation>halving</translation>
        </message>
        <message>
            <source>hinge</source>
            <translation>hinge</translation>
        </message>
        <message>
            <source>how far apart two words may be that belong together; a random distance up to this counts</source>
            <translation>how far apart two words may be that belong together; a random distance up to this counts</translation>
        </message>
        <message>
            <source>how fast the demand rises with the depth (a); 0 keeps it</source>
            <translation>how fast the demand rises with the depth (a); 0 keeps it</translation>
        </message>
        <message>
            <source>how gradients become steps; for all but adam the learning rate is the step of time of a flow</source>
            <translation>how gradients become steps; for all but adam the learning rate is the step of time of a flow</translation>
        </message>
        <message>
            <source>how long it is followed; 0 takes the post's</source>
            <translation>how long it is followed; 0 takes the post's</translation>
        </message>
        <message>
            <source>how many checkpoints stay, the newest; those before an edit stay as well</source>
            <translation>how many checkpoints stay, the newest; those before an edit stay as well</translation>
        </message>
        <message>
            <source>how often a word must be cut out</source>
            <translation>how often a word must be cut out</translation>
        </message>
        <message>
            <source>how often a word must be met to have a vector</source>
            <translation>how often a word must be met to have a vector</translation>
        </message>
        <message>
            <source>how often an n-gram and a word must occur</source>
            <translation>how often an n-gram and a word must occur</translation>
        </message>
        <message>
            <source>how often the image is squeezed to half its size</source>
            <translation>how often the image is squeezed to half its size</translation>
        </message>
        <message>
            <source>how often the text is read, where steps is 0</source>
            <translation>how often the text is read, where steps is 0</translation>
        </message>
        <message>
            <source>how the rate falls: straight from the first step on, the others later</source>
            <translation>how the rate falls: straight from the first step on, the others later</translation>
        </message>
        <message>
            <source>how the rates fall over each stage; halving does so after every tenth, as published</source>
            <translation>how the rates fall over each stage; halving does so after every tenth, as published</translation>
        </message>
        <message>
            <source>images</source>
            <translation>images</translation>
        </message>
        <message>
            <source>images per step</source>
            <translation>images per step</translation>
        </message>
        <message>
            <source>imle</source>
            <translation>imle</translation>
        </message>
        <message>
            <source>joint</source>
            <translation>joint</translation>
        </message>
        <message>
            <source>lambda, the weight of the penalty; 0 takes the published one: 10 for gp and qp, 2 for div</source>
            <translation>lambda, the weight of the penalty; 0 takes the published one: 10 for gp and qp, 2 for div</translation>
        </message>
        <message>
            <source>langevin</source>
            <translation>langevin</translation>
        </message>
        <message>
            <source>laplace</source>
            <translation>laplace</translation>
        </message>
        <message>
            <source>largest deviation of noise on every image that the encoder sees, so that it reads the content</source>
            <translation>largest deviation of noise on every image that the encoder sees, so that it reads the content</translation>
        </message>
        <message>
            <source>largest inverse length of the gradient in clipped Polyak (M)</source>
            <translation>largest inverse length of the gradient in clipped Polyak (M)</translation>
        </message>
        <message>
            <source>largest inverse length of the gradient that counts</source>
            <translation>largest inverse length of the gradient that counts</translation>
        </message>
        <message>
            <source>largest size of the critic's weights</source>
            <translation>largest size of the critic's weights</translation>
        </message>
        <message>
            <source>leapfrog</source>
            <translation>leapfrog</translation>
        </message>
        <message>
            <source>least cohesion of 2 characters</source>
            <translation>least cohesion of 2 characters</translation>
        </message>
        <message>
            <source>least cohesion of 3 characters</source>
            <translation>least cohesion of 3 characters</translation>
        </message>
        <message>
            <source>least cohesion of 4 characters</source>
            <translation>least cohesion of 4 characters</translation>
        </message>
        <message>
            <source>least value that the loss can have; steps grow with what is above it</source>
            <translation>least value that the loss can have; steps grow with what is above it</translation>
        </message>
        <message>
            <source>let the code scale and shift the generator's batch norms</source>
            <translation>let the code scale and shift the generator's batch norms</translation>
        </message>
        <message>
            <source>linear</source>
            <translation>linear</translation>
        </message>
        <message>
            <source>longest gradient, over all weights; 0 for any</source>
            <translation>longest gradient, over all weights; 0 for any</translation>
        </message>
        <message>
            <source>memory layout of images</source>
            <translation>memory layout of images</translation>
        </message>
        <message>
            <source>mps</source>
            <translation>mps</translation>
        </message>
        <message>
            <source>mse</source>
            <translation>mse</translation>
        </message>
        <message>
            <source>mutual information that a strong pair exceeds</source>
            <translation>mutual information that a strong pair exceeds</translation>
        </message>
        <message>
            <source>nats</source>
            <translation>nats</translation>
        </message>
        <message>
            <source>nearest words that are looked at from each</source>
            <translation>nearest words that are looked at from each</translation>
        </message>
        <message>
            <source>never</source>
            <translation>never</translation>
        </message>
        <message>
            <source>noise model of a pixel; Gaussian and Laplace learn their scale</source>
            <translation>noise model of a pixel; Gaussian and Laplace learn their scale</translation>
        </message>
        <message>
            <source>noise of Langevin's rule per square root of time (s)</source>
            <translation>noise of Langevin's rule per square root of time (s)</translation>
        </message>
        <message>
            <source>noise per square root of time</source>
            <translation>noise per square root of time</translation>
        </message>
        <message>
            <source>noise words for each pair of words</source>
            <translation>noise words for each pair of words</translation>
        </message>
        <message>
            <source>noise words that 32 neighbouring words share, all of them weighed as that many for each pair</source>
            <translation>noise words that 32 neighbouring words share, all of them weighed as that many for each pair</translation>
        </message>
        <message>
            <source>non-saturating</source>
            <translation>non-saturating</translation>
        </message>
        <message>
            <source>none</source>
            <translation>none</translation>
        </message>
        <message>
            <source>ns</source>
            <translation>ns</translation>
        </message>
        <message>
            <source>one step for both networks at once, or one after the other</source>
            <translation>one step for both networks at once, or one after the other</translation>
        </message>
        <message>
            <source>optimiser steps to reach</source>
            <translation>optimiser steps to reach</translation>
        </message>
        <message>
            <source>peak learning rate of Adam</source>
            <translation>peak learning rate of Adam</translation>
        </message>
        <message>
            <source>peak learning rate of the codes</source>
            <translation>peak learning rate of the codes</translation>
        </message>
        <message>
            <source>peak learning rate of the mapping</source>
            <translation>peak learning rate of the mapping</translation>
        </message>
        <message>
            <source>peak learning rate, of the gradient of each pair</source>
            <translation>peak learning rate, of the gradient of each pair</translation>
        </message>
        <message>
            <source>peak learning rate; published: 2e-4 with Adam, and 5e-5 with RMSprop for clip</source>
            <translation>peak learning rate; published: 2e-4 with Adam, and 5e-5 with RMSprop for clip</translation>
        </message>
        <message>
            <source>plain GAN</source>
            <translation>plain GAN</translation>
        </message>
        <message>
            <source>polyak</source>
            <translation>polyak</translation>
        </message>
        <message>
            <source>power of the gradient's norm</source>
            <translation>power of the gradient's norm</translation>
        </message>
        <message>
            <source>processes on this machine that share each batch equally</source>
            <translation>processes on this machine that share each batch equally</translation>
        </message>
        <message>
            <source>px</source>
            <translation>px</translation>
        </message>
        <message>
            <source>pyramid</source>
            <translation>pyramid</translation>
        </message>
        <message>
            <source>qp</source>
            <translation>qp</translation>
        </message>
        <message>
            <source>rmsprop</source>
            <translation>rmsprop</translation>
        </message>
        <message>
            <source>rules by parameter name, for example encoder.*: lr=0.1, clip=1; *.bias: freeze</source>
            <translation>rules by parameter name, for example encoder.*: lr=0.1, clip=1; *.bias: freeze</translation>
        </message>
        <message>
            <source>scalar-rmsprop</source>
            <translation>scalar-rmsprop</translation>
        </message>
        <message>
            <source>seed of every random number</source>
            <translation>seed of every random number</translation>
        </message>
        <message>
            <source>share of the steps in which the codes are learned; the mapping has the rest</source>
            <translation>share of the steps in which the codes are learned; the mapping has the rest</translation>
        </message>
        <message>
            <source>share of the text above which a word is left out at times</source>
            <translation>share of the text above which a word is left out at times</translation>
        </message>
        <message>
            <source>share of the text that a pair must exceed</source>
            <translation>share of the text that a pair must exceed</translation>
        </message>
        <message>
            <source>shifts</source>
            <translation>shifts</translation>
        </message>
        <message>
            <source>side of the training images; 0 takes the data's own</source>
            <translation>side of the training images; 0 takes the data's own</translation>
        </message>
        <message>
            <source>sn</source>
            <translation>sn</translation>
        </message>
        <message>
            <source>squared</source>
            <translation>squared</translation>
        </message>
        <message>
            <source>step</source>
            <translation>step</translation>
        </message>
        <message>
            <source>step of time (gamma); 0 takes one that suits the loss</source>
            <translation>step of time (gamma); 0 takes one that suits the loss</translation>
        </message>
        <message>
            <source>steps</source>
            <translation>steps</translation>
        </message>
        <message>
            <source>steps between checkpoints</source>
            <translation>steps between checkpoints</translation>
        </message>
        <message>
            <source>steps between evaluations on held-out images</source>
            <translation>steps between evaluations on held-out images</translation>
        </message>
        <message>
            <source>steps between points of the curves</source>
            <translation>steps between points of the curves</translation>
        </message>
        <message>
            <source>steps between sample grids</source>
            <translation>steps between sample grids</translation>
        </message>
        <message>
            <source>steps of the flow at each scale</source>
            <translation>steps of the flow at each scale</translation>
        </message>
        <message>
            <source>steps over which beta grows from 0</source>
            <translation>steps over which beta grows from 0</translation>
        </message>
        <message>
            <source>steps over which lambda grows from 0: the classes are learnt before the rest is forgotten</source>
            <translation>steps over which lambda grows from 0: the classes are learnt before the rest is forgotten</translation>
        </message>
        <message>
            <source>steps that every rule takes</source>
            <translation>steps that every rule takes</translation>
        </message>
        <message>
            <source>straight</source>
            <translation>straight</translation>
        </message>
        <message>
            <source>text with white space between the words: a .txt or .gz file, a folder of them, or several of these with the separator of PATH between</source>
            <translation>text with white space between the words: a .txt or .gz file, a folder of them, or several of these with the separator of PATH between</translation>
        </message>
        <message>
            <source>the KL, or the mean of max(log q(z|x)/p(z) - c, 0) per image</source>
            <translation>the KL, or the mean of max(log q(z|x)/p(z) - c, 0) per image</translation>
        </message>
        <message>
            <source>the classifier whose features are compared: a file of one; empty takes the bundled one</source>
            <translation>the classifier whose features are compared: a file of one; empty takes the bundled one</translation>
        </message>
        <message>
            <source>the data's own</source>
            <translation>the data's own</translation>
        </message>
        <message>
            <source>the post's</source>
            <translation>the post's</translation>
        </message>
        <message>
            <source>threshold</source>
            <translation>threshold</translation>
        </message>
        <message>
            <source>time over which theta is averaged</source>
            <translation>time over which theta is averaged</translation>
        </message>
        <message>
            <source>training images that are used, each with a code of its own</source>
            <translation>training images that are used, each with a code of its own</translation>
        </message>
        <message>
            <source>units of each hidden layer of the mapping</source>
            <translation>units of each hidden layer of the mapping</translation>
        </message>
        <message>
            <source>units of the hidden layers</source>
            <translation>units of the hidden layers</translation>
        </message>
        <message>
            <source>wasserstein</source>
            <translation>wasserstein</translation>
        </message>
        <message>
            <source>weight decay of the discriminator; the post has 0.1</source>
            <translation>weight decay of the discriminator; the post has 0.1</translation>
        </message>
        <message>
            <source>weight of the KL term</source>
            <translation>weight of the KL term</translation>
        </message>
        <message>
            <source>weight of the correlation between codes and what the encoder finds; 0 is a plain GAN</source>
            <translation>weight of the correlation between codes and what the encoder finds; 0 is a plain GAN</translation>
        </message>
        <message>
            <source>weight of the penalty (lambda); 0 takes the post's</source>
            <translation>weight of the penalty (lambda); 0 takes the post's</translation>
        </message>
        <message>
            <source>weight of the rate (lambda): how much to forget; 0 is the plain network with noise</source>
            <translation>weight of the rate (lambda): how much to forget; 0 is the plain network with noise</translation>
        </message>
        <message>
            <source>weight of the squared gap between real and fake averages over the distance of the images</source>
            <translation>weight of the squared gap between real and fake averages over the distance of the images</translation>
        </message>
        <message>
            <source>what codes and generator learn by: L1 on a Laplacian pyramid, L1 on a classifier's features, or squared error</source>
            <translation>what codes and generator learn by: L1 on a Laplacian pyramid, L1 on a classifier's features, or squared error</translation>
        </message>
        <message>
            <source>what it costs to move a point: |x - y|, or its square</source>
            <translation>what it costs to move a point: |x - y|, or its square</translation>
        </message>
        <message>
            <source>what keeps the critic in bounds: penalties on its gradient (gp, one-sided gp, div), spectral norm (sn), clipped weights (clip), the quadratic potential of GAN-QP (qp); ns is the non-saturating GAN</source>
            <translation>what keeps the critic in bounds: penalties on its gradient (gp, one-sided gp, div), spectral norm (sn), clipped weights (clip), the quadratic potential of GAN-QP (qp); ns is the non-saturating GAN</translation>
        </message>
        <message>
            <source>what mixes the channels: products of exp(x y^T), or any invertible matrix</source>
            <translation>what mixes the channels: products of exp(x y^T), or any invertible matrix</translation>
        </message>
        <message>
            <source>what the encoder's code is multiplied by to be that of an image; below 1 it is less sure of it</source>
            <translation>what the encoder's code is multiplied by to be that of an image; below 1 it is less sure of it</translation>
        </message>
        <message>
            <source>where to compute</source>
            <translation>where to compute</translation>
        </message>
        <message>
            <source>words</source>
            <translation>words</translation>
        </message>
        <message>
            <source>words of the text per step</source>
            <translation>words of the text per step</translation>
        </message>
    </context>
    <context>
        <name>layers</name>
        <message>
            <source>Each value held within plus or minus the amount</source>
            <translation>Each value held within plus or minus the amount</translation>
        </message>
        <message>
            <source>Each value replaced by its sign</source>
            <translation>Each value replaced by its sign</translation>
        </message>
        <message>
            <source>Gradient norm</source>
            <translation>Gradient norm</translation>
        </message>
        <message>
            <source>How far the layer's weights moved in the step; 0 where they are frozen</source>
            <translation>How far the layer's weights moved in the step; 0 where they are frozen</translation>
        </message>
        <message>
            <source>How far the weights moved, as a share of their length</source>
            <translation>How far the weights moved, as a share of their length</translation>
        </message>
        <message>
            <source>Length of the raw gradient, before any rule changes it</source>
            <translation>Length of the raw gradient, before any rule changes it</translation>
        </message>
        <message>
            <source>Normal noise added, with the amount as its standard deviation</source>
            <translation>Normal noise added, with the amount as its standard deviation</translation>
        </message>
        <message>
            <source>Set to 0; unlike frozen ones, the weights still follow their momentum</source>
            <translation>Set to 0; unlike frozen ones, the weights still follow their momentum</translation>
        </message>
        <message>
            <source>The gradient stays as it is</source>
            <translation>The gradient stays as it is</translation>
        </message>
        <message>
            <source>The length of all the rule's gradients together held below the amount</source>
            <translation>The length of all the rule's gradients together held below the amount</translation>
        </message>
        <message>
            <source>The length of each parameter's gradient held below the amount</source>
            <translation>The length of each parameter's gradient held below the amount</translation>
        </message>
        <message>
            <source>The mean over each output's weights subtracted</source>
            <translation>The mean over each output's weights subtracted</translation>
        </message>
        <message>
            <source>The sum of absolute values of each parameter held below the amount</source>
            <translation>The sum of absolute values of each parameter held below the amount</translation>
        </message>
        <message>
            <source>Update / weight</source>
            <translation>Update / weight</translation>
        </message>
        <message>
            <source>Update norm</source>
            <translation>Update norm</translation>
        </message>
        <message>
            <source>add noise</source>
            <translation>add noise</translation>
        </message>
        <message>
            <source>as it is</source>
            <translation>as it is</translation>
        </message>
        <message>
            <source>centralise</source>
            <translation>centralise</translation>
        </message>
        <message>
            <source>clip L1</source>
            <translation>clip L1</translation>
        </message>
        <message>
            <source>clip all</source>
            <translation>clip all</translation>
        </message>
        <message>
            <source>clip length</source>
            <translation>clip length</translation>
        </message>
        <message>
            <source>clip values</source>
            <translation>clip values</translation>
        </message>
        <message>
            <source>sign</source>
            <translation>sign</translation>
        </message>
        <message>
            <source>zero</source>
            <translation>zero</translation>
        </message>
        <message>
            <source>{value} at step {step}, {layer}</source>
            <translation>{value} at step {step}, {layer}</translation>
        </message>
    </context>
    <context>
        <name>library</name>
        <message>
            <source>Double-click to explore it.</source>
            <translation>Double-click to explore it.</translation>
        </message>
        <message>
            <source>Double-click to open it.</source>
            <translation>Double-click to open it.</translation>
        </message>
        <message>
            <source>Double-click to train on it.</source>
            <translation>Double-click to train on it.</translation>
        </message>
        <message>
            <source>RGB</source>
            <translation>RGB</translation>
        </message>
        <message>
            <source>cannot be read</source>
            <translation>cannot be read</translation>
        </message>
        <message>
            <source>failed at {step}</source>
            <translation>failed at {step}</translation>
        </message>
        <message>
            <source>gray</source>
            <translation>gray</translation>
        </message>
        <message>
            <source>held-out MSE {mse}</source>
            <translation>held-out MSE {mse}</translation>
        </message>
        <message>
            <source>interrupted at {step}</source>
            <translation>interrupted at {step}</translation>
        </message>
        <message>
            <source>paused at {step}</source>
            <translation>paused at {step}</translation>
        </message>
        <message>
            <source>preparing</source>
            <translation>preparing</translation>
        </message>
        <message>
            <source>step {step}</source>
            <translation>step {step}</translation>
        </message>
        <message>
            <source>stopped at {step}</source>
            <translation>stopped at {step}</translation>
        </message>
        <message>
            <source>stopping</source>
            <translation>stopping</translation>
        </message>
        <message>
            <source>to be fetched</source>
            <translation>to be fetched</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>waiting</translation>
        </message>
        <message>
            <source>{count} parameters</source>
            <translation>{count} parameters</translation>
        </message>
        <message>
            <source>{family} on {data}, step {step} of {plan}</source>
            <translation>{family} on {data}, step {step} of {plan}</translation>
        </message>
        <message>
            <source>{family}, {axes} latent axes, {width} x {height} px {colour}</source>
            <translation>{family}, {axes} latent axes, {width} x {height} px {colour}</translation>
        </message>
        <message>
            <source>{side} px, {axes} axes</source>
            <translation>{side} px, {axes} axes</translation>
        </message>
        <message>
            <source>{step} steps</source>
            <translation>{step} steps</translation>
        </message>
        <message>
            <source>{train} to train on, {test} held out</source>
            <translation>{train} to train on, {test} held out</translation>
        </message>
        <message>
            <source>{words} words, {axes} axes</source>
            <translation>{words} words, {axes} axes</translation>
        </message>
        <message>
            <source>{words} words, {axes} latent axes</source>
            <translation>{words} words, {axes} latent axes</translation>
        </message>
    </context>
    <context>
        <name>messages</name>
        <message>
            <source>A Frechet distance needs at least two features of one length, not {shape}.</source>
            <translation>A Frechet distance needs at least two features of one length, not {shape}.</translation>
        </message>
        <message>
            <source>A blend is between two classes, not {count}.</source>
            <translation>A blend is between two classes, not {count}.</translation>
        </message>
        <message>
            <source>A blend is between two different classes.</source>
            <translation>A blend is between two different classes.</translation>
        </message>
        <message>
            <source>A corner sheet needs 4 codes of the same space.</source>
            <translation>A corner sheet needs 4 codes of the same space.</translation>
        </message>
        <message>
            <source>A corner sheet needs 4 codes, not {count}.</source>
            <translation>A corner sheet needs 4 codes, not {count}.</translation>
        </message>
        <message>
            <source>A latent code must be a list of finite numbers.</source>
            <translation>A latent code must be a list of finite numbers.</translation>
        </message>
        <message>
            <source>A latent code must be finite; this one is not.</source>
            <translation>A latent code must be finite; this one is not.</translation>
        </message>
        <message>
            <source>A line needs at least 2 steps, not {steps}.</source>
            <translation>A line needs at least 2 steps, not {steps}.</translation>
        </message>
        <message>
            <source>A picture of {shape} is no sheet of samples.</source>
            <translation>A picture of {shape} is no sheet of samples.</translation>
        </message>
        <message>
            <source>A point posterior has no KL divergence.</source>
            <translation>A point posterior has no KL divergence.</translation>
        </message>
        <message>
            <source>A sheet has room for {limit}.</source>
            <translation>A sheet has room for {limit}.</translation>
        </message>
        <message>
            <source>A sheet of {rows} x {cols} is not possible.</source>
            <translation>A sheet of {rows} x {cols} is not possible.</translation>
        </message>
        <message>
            <source>A table of {shape} is no landscape.</source>
            <translation>A table of {shape} is no landscape.</translation>
        </message>
        <message>
            <source>A traversal cannot reach {reach} standard deviations.</source>
            <translation>A traversal cannot reach {reach} standard deviations.</translation>
        </message>
        <message>
            <source>A walk of {count} points goes nowhere.</source>
            <translation>A walk of {count} points goes nowhere.</translation>
        </message>
        <message>
            <source>A {family} has no loss that one model alone could have.</source>
            <translation>A {family} has no loss that one model alone could have.</translation>
        </message>
        <message>
            <source>A {family} model cannot {capability}.</source>
            <translation>A {family} model cannot {capability}.</translation>
        </message>
        <message>
            <source>A {family} model has words, no images.</source>
            <translation>A {family} model has words, no images.</translation>
        </message>
        <message>
            <source>Add images.</source>
            <translation>Add images.</translation>
        </message>
        <message>
            <source>Add more images to the folder.</source>
            <translation>Add more images to the folder.</translation>
        </message>
        <message>
            <source>All test images of {name} are also training images.</source>
            <translation>All test images of {name} are also training images.</translation>
        </message>
        <message>
            <source>All {count} readable images in {folder} are the same one; training and testing need two.</source>
            <translation>All {count} readable images in {folder} are the same one; training and testing need two.</translation>
        </message>
        <message>
            <source>An inversion takes at least one step and 1 to {limit} starts.</source>
            <translation>An inversion takes at least one step and 1 to {limit} starts.</translation>
        </message>
        <message>
            <source>Another process of this run has ended or cannot be reached.</source>
            <translation>Another process of this run has ended or cannot be reached.</translation>
        </message>
        <message>
            <source>Ask for at least one.</source>
            <translation>Ask for at least one.</translation>
        </message>
        <message>
            <source>Axes run from 0 to {last}.</source>
            <translation>Axes run from 0 to {last}.</translation>
        </message>
        <message>
            <source>Bounds are {known}.</source>
            <translation>Bounds are {known}.</translation>
        </message>
        <message>
            <source>Bring back the images of that time, or train on those that are there now.</source>
            <translation>Bring back the images of that time, or train on those that are there now.</translation>
        </message>
        <message>
            <source>Bring back the old images, or start a new run on the new ones.</source>
            <translation>Bring back the old images, or start a new run on the new ones.</translation>
        </message>
        <message>
            <source>CPU threads: {threads}, {milliseconds:.1f} ms a step.</source>
            <translation>CPU threads: {threads}, {milliseconds:.1f} ms a step.</translation>
        </message>
        <message>
            <source>Cancelled.</source>
            <translation>Cancelled.</translation>
        </message>
        <message>
            <source>Cannot draw {n} samples.</source>
            <translation>Cannot draw {n} samples.</translation>
        </message>
        <message>
            <source>Cannot find {count} neighbours.</source>
            <translation>Cannot find {count} neighbours.</translation>
        </message>
        <message>
            <source>Cannot read {path} ({cause}).</source>
            <translation>Cannot read {path} ({cause}).</translation>
        </message>
        <message>
            <source>Cannot write the run folder {path} ({cause}).</source>
            <translation>Cannot write the run folder {path} ({cause}).</translation>
        </message>
        <message>
            <source>Cannot write to the run folder {path} ({cause}).</source>
            <translation>Cannot write to the run folder {path} ({cause}).</translation>
        </message>
        <message>
            <source>Changed: {changes}.</source>
            <translation>Changed: {changes}.</translation>
        </message>
        <message>
            <source>Check its name.</source>
            <translation>Check its name.</translation>
        </message>
        <message>
            <source>Check the file and your rights to it.</source>
            <translation>Check the file and your rights to it.</translation>
        </message>
        <message>
            <source>Check the path and your rights to it.</source>
            <translation>Check the path and your rights to it.</translation>
        </message>
        <message>
            <source>Check the path.</source>
            <translation>Check the path.</translation>
        </message>
        <message>
            <source>Check your rights to it.</source>
            <translation>Check your rights to it.</translation>
        </message>
        <message>
            <source>Checkpoint saved</source>
            <translation>Checkpoint saved</translation>
        </message>
        <message>
            <source>Choose 0 for their own size, or one from {smallest} to {largest}.</source>
            <translation>Choose 0 for their own size, or one from {smallest} to {largest}.</translation>
        </message>
        <message>
            <source>Choose a data set with labels, such as a folder with one subfolder a class.</source>
            <translation>Choose a data set with labels, such as a folder with one subfolder a class.</translation>
        </message>
        <message>
            <source>Choose a data set with two or more classes.</source>
            <translation>Choose a data set with two or more classes.</translation>
        </message>
        <message>
            <source>Choose a file inside it.</source>
            <translation>Choose a file inside it.</translation>
        </message>
        <message>
            <source>Choose a file.</source>
            <translation>Choose a file.</translation>
        </message>
        <message>
            <source>Choose a model that was trained here.</source>
            <translation>Choose a model that was trained here.</translation>
        </message>
        <message>
            <source>Choose a model with an encoder or a likelihood.</source>
            <translation>Choose a model with an encoder or a likelihood.</translation>
        </message>
        <message>
            <source>Choose another folder, or make room on the disk.</source>
            <translation>Choose another folder, or make room on the disk.</translation>
        </message>
        <message>
            <source>Choose another nproc.</source>
            <translation>Choose another nproc.</translation>
        </message>
        <message>
            <source>Choose another one.</source>
            <translation>Choose another one.</translation>
        </message>
        <message>
            <source>Choose another optimiser.</source>
            <translation>Choose another optimiser.</translation>
        </message>
        <message>
            <source>Choose another.</source>
            <translation>Choose another.</translation>
        </message>
        <message>
            <source>Choose the data that the model was trained on.</source>
            <translation>Choose the data that the model was trained on.</translation>
        </message>
        <message>
            <source>Choose the file of one that LatentLab wrote.</source>
            <translation>Choose the file of one that LatentLab wrote.</translation>
        </message>
        <message>
            <source>Codes must be finite numbers of {ndim} dimension(s), not of shape {shape}.</source>
            <translation>Codes must be finite numbers of {ndim} dimension(s), not of shape {shape}.</translation>
        </message>
        <message>
            <source>Codes must be finite numbers; these hold NaN or infinity.</source>
            <translation>Codes must be finite numbers; these hold NaN or infinity.</translation>
        </message>
        <message>
            <source>Codes must be floating-point numbers, not {dtype}.</source>
            <translation>Codes must be floating-point numbers, not {dtype}.</translation>
        </message>
        <message>
            <source>Codes of the space {space} cannot be mapped back to noise.</source>
            <translation>Codes of the space {space} cannot be mapped back to noise.</translation>
        </message>
        <message>
            <source>Codes of the space {space} must have the shape (N, {dim}), not {shape}.</source>
            <translation>Codes of the space {space} must have the shape (N, {dim}), not {shape}.</translation>
        </message>
        <message>
            <source>Coloured shapes with known factors, made on demand: 64 px RGB, 3 classes</source>
            <translation>Coloured shapes with known factors, made on demand: 64 px RGB, 3 classes</translation>
        </message>
        <message>
            <source>Compiling the networks...</source>
            <translation>Compiling the networks...</translation>
        </message>
        <message>
            <source>Connect to the network, or install the Debian package dataset-fashion-mnist, or use fashion-mnist-mini, which is bundled.</source>
            <translation>Connect to the network, or install the Debian package dataset-fashion-mnist, or use fashion-mnist-mini, which is bundled.</translation>
        </message>
        <message>
            <source>Convert bytes with latentlab.data.images.to_signed.</source>
            <translation>Convert bytes with latentlab.data.images.to_signed.</translation>
        </message>
        <message>
            <source>Convert it to UTF-8.</source>
            <translation>Convert it to UTF-8.</translation>
        </message>
        <message>
            <source>Copy a code from LatentLab, or give a JSON list of numbers.</source>
            <translation>Copy a code from LatentLab, or give a JSON list of numbers.</translation>
        </message>
        <message>
            <source>Copy a code of this model.</source>
            <translation>Copy a code of this model.</translation>
        </message>
        <message>
            <source>Copying the checkpoint of step {step}</source>
            <translation>Copying the checkpoint of step {step}</translation>
        </message>
        <message>
            <source>Costs of {shape} do not fit {n} and {m} weights.</source>
            <translation>Costs of {shape} do not fit {n} and {m} weights.</translation>
        </message>
        <message>
            <source>Counting n-grams…</source>
            <translation>Counting n-grams…</translation>
        </message>
        <message>
            <source>Cutting the text into words…</source>
            <translation>Cutting the text into words…</translation>
        </message>
        <message>
            <source>Cutting the text…</source>
            <translation>Cutting the text…</translation>
        </message>
        <message>
            <source>Decoding</source>
            <translation>Decoding</translation>
        </message>
        <message>
            <source>Delete that checkpoint's folder; the run goes on from the one before.</source>
            <translation>Delete that checkpoint's folder; the run goes on from the one before.</translation>
        </message>
        <message>
            <source>Delete the folder {folder}, or give another.</source>
            <translation>Delete the folder {folder}, or give another.</translation>
        </message>
        <message>
            <source>Download the file itself (its direct link) and open that.</source>
            <translation>Download the file itself (its direct link) and open that.</translation>
        </message>
        <message>
            <source>Downloading {url}: {percent} %</source>
            <translation>Downloading {url}: {percent} %</translation>
        </message>
        <message>
            <source>Drawing a map of {count:,} words…</source>
            <translation>Drawing a map of {count:,} words…</translation>
        </message>
        <message>
            <source>Drawing the map of the codes</source>
            <translation>Drawing the map of the codes</translation>
        </message>
        <message>
            <source>Drop a file in word2vec's text format.</source>
            <translation>Drop a file in word2vec's text format.</translation>
        </message>
        <message>
            <source>Drop an image file here, or a code that was saved as JSON.</source>
            <translation>Drop an image file here, or a code that was saved as JSON.</translation>
        </message>
        <message>
            <source>Drop it on the picture of an open model, or use `latentlab roundtrip MODEL IMAGE`.</source>
            <translation>Drop it on the picture of an open model, or use `latentlab roundtrip MODEL IMAGE`.</translation>
        </message>
        <message>
            <source>Drop or paste an image or a file.</source>
            <translation>Drop or paste an image or a file.</translation>
        </message>
        <message>
            <source>Dropping words that others explain…</source>
            <translation>Dropping words that others explain…</translation>
        </message>
        <message>
            <source>Encoding</source>
            <translation>Encoding</translation>
        </message>
        <message>
            <source>Export the vectors as text: with gensim, save_word2vec_format(..., binary=False).</source>
            <translation>Export the vectors as text: with gensim, save_word2vec_format(..., binary=False).</translation>
        </message>
        <message>
            <source>Fashion-MNIST is not on this machine, and downloading {url} failed: {cause}.</source>
            <translation>Fashion-MNIST is not on this machine, and downloading {url} failed: {cause}.</translation>
        </message>
        <message>
            <source>Features must be finite numbers; these hold NaN or infinity.</source>
            <translation>Features must be finite numbers; these hold NaN or infinity.</translation>
        </message>
        <message>
            <source>Features of one length can be compared, not {a} and {b}.</source>
            <translation>Features of one length can be compared, not {a} and {b}.</translation>
        </message>
        <message>
            <source>Fetch or compress it again.</source>
            <translation>Fetch or compress it again.</translation>
        </message>
        <message>
            <source>Find some first, with lower thresholds.</source>
            <translation>Find some first, with lower thresholds.</translation>
        </message>
        <message>
            <source>Fit them to the same size first.</source>
            <translation>Fit them to the same size first.</translation>
        </message>
        <message>
            <source>Fit them with latentlab.data.images.fit.</source>
            <translation>Fit them with latentlab.data.images.fit.</translation>
        </message>
        <message>
            <source>Fix the permissions there, then remove the folder.</source>
            <translation>Fix the permissions there, then remove the folder.</translation>
        </message>
        <message>
            <source>Flows are {known}.</source>
            <translation>Flows are {known}.</translation>
        </message>
        <message>
            <source>Following {name}…</source>
            <translation>Following {name}…</translation>
        </message>
        <message>
            <source>Free memory and disk space and try again; a file that crashes its decoder may have to go.</source>
            <translation>Free memory and disk space and try again; a file that crashes its decoder may have to go.</translation>
        </message>
        <message>
            <source>Free some space or fix its permissions, then resume: the run goes on from that checkpoint.</source>
            <translation>Free some space or fix its permissions, then resume: the run goes on from that checkpoint.</translation>
        </message>
        <message>
            <source>Free some space or fix its permissions, then resume; nothing is lost.</source>
            <translation>Free some space or fix its permissions, then resume; nothing is lost.</translation>
        </message>
        <message>
            <source>Free some space or fix its permissions.</source>
            <translation>Free some space or fix its permissions.</translation>
        </message>
        <message>
            <source>Free some space or fix the permissions, then resume.</source>
            <translation>Free some space or fix the permissions, then resume.</translation>
        </message>
        <message>
            <source>Free some space there, or point LATENTLAB_HOME to another disk.</source>
            <translation>Free some space there, or point LATENTLAB_HOME to another disk.</translation>
        </message>
        <message>
            <source>Free some space, choose a smaller image size, or point LATENTLAB_HOME to another disk.</source>
            <translation>Free some space, choose a smaller image size, or point LATENTLAB_HOME to another disk.</translation>
        </message>
        <message>
            <source>GLO: codes and generator learn from {used} of {all} training images.</source>
            <translation>GLO: codes and generator learn from {used} of {all} training images.</translation>
        </message>
        <message>
            <source>Games are {known}.</source>
            <translation>Games are {known}.</translation>
        </message>
        <message>
            <source>Get it again, or open it elsewhere and save it as PNG.</source>
            <translation>Get it again, or open it elsewhere and save it as PNG.</translation>
        </message>
        <message>
            <source>Get it again.</source>
            <translation>Get it again.</translation>
        </message>
        <message>
            <source>Get the file again from where it came.</source>
            <translation>Get the file again from where it came.</translation>
        </message>
        <message>
            <source>Get the file again, or save it again with numpy.savez.</source>
            <translation>Get the file again, or save it again with numpy.savez.</translation>
        </message>
        <message>
            <source>Get the file again.</source>
            <translation>Get the file again.</translation>
        </message>
        <message>
            <source>Give 0 to 1.</source>
            <translation>Give 0 to 1.</translation>
        </message>
        <message>
            <source>Give 1 to {most:,}.</source>
            <translation>Give 1 to {most:,}.</translation>
        </message>
        <message>
            <source>Give 2 to {most}.</source>
            <translation>Give 2 to {most}.</translation>
        </message>
        <message>
            <source>Give JSON like {{"rules": [{{"kind": "length", "least": 2}}]}}.</source>
            <translation>Give JSON like {{"rules": [{{"kind": "length", "least": 2}}]}}.</translation>
        </message>
        <message>
            <source>Give a JSON file that was saved here.</source>
            <translation>Give a JSON file that was saved here.</translation>
        </message>
        <message>
            <source>Give a PNG, JPEG, WebP, GIF, BMP, TIFF, PPM or AVIF file.</source>
            <translation>Give a PNG, JPEG, WebP, GIF, BMP, TIFF, PPM or AVIF file.</translation>
        </message>
        <message>
            <source>Give a cost for every pair, and a point on each side.</source>
            <translation>Give a cost for every pair, and a point on each side.</translation>
        </message>
        <message>
            <source>Give a file inside it.</source>
            <translation>Give a file inside it.</translation>
        </message>
        <message>
            <source>Give a file with text.</source>
            <translation>Give a file with text.</translation>
        </message>
        <message>
            <source>Give a folder of images or IDX files, or a .npz file.</source>
            <translation>Give a folder of images or IDX files, or a .npz file.</translation>
        </message>
        <message>
            <source>Give a folder with PNG, JPEG, WebP, GIF, BMP, TIFF, PPM or AVIF files in it or below.</source>
            <translation>Give a folder with PNG, JPEG, WebP, GIF, BMP, TIFF, PPM or AVIF files in it or below.</translation>
        </message>
        <message>
            <source>Give a folder you may write to, with --out or in the form.</source>
            <translation>Give a folder you may write to, with --out or in the form.</translation>
        </message>
        <message>
            <source>Give a model file, or the folder of a run with a checkpoint.</source>
            <translation>Give a model file, or the folder of a run with a checkpoint.</translation>
        </message>
        <message>
            <source>Give a new or an empty folder for the run.</source>
            <translation>Give a new or an empty folder for the run.</translation>
        </message>
        <message>
            <source>Give a number above 0.</source>
            <translation>Give a number above 0.</translation>
        </message>
        <message>
            <source>Give a number.</source>
            <translation>Give a number.</translation>
        </message>
        <message>
            <source>Give a table that `latentlab words find` has written.</source>
            <translation>Give a table that `latentlab words find` has written.</translation>
        </message>
        <message>
            <source>Give a text in Han characters or letters.</source>
            <translation>Give a text in Han characters or letters.</translation>
        </message>
        <message>
            <source>Give all of them a class.</source>
            <translation>Give all of them a class.</translation>
        </message>
        <message>
            <source>Give an image file.</source>
            <translation>Give an image file.</translation>
        </message>
        <message>
            <source>Give another folder, or delete this one.</source>
            <translation>Give another folder, or delete this one.</translation>
        </message>
        <message>
            <source>Give another text, or look for words with lower thresholds.</source>
            <translation>Give another text, or look for words with lower thresholds.</translation>
        </message>
        <message>
            <source>Give at least one place a weight above 0.</source>
            <translation>Give at least one place a weight above 0.</translation>
        </message>
        <message>
            <source>Give at least one.</source>
            <translation>Give at least one.</translation>
        </message>
        <message>
            <source>Give at least {least} places along each axis.</source>
            <translation>Give at least {least} places along each axis.</translation>
        </message>
        <message>
            <source>Give between 1 and {limit} rows and columns.</source>
            <translation>Give between 1 and {limit} rows and columns.</translation>
        </message>
        <message>
            <source>Give both.</source>
            <translation>Give both.</translation>
        </message>
        <message>
            <source>Give every machine the same images under that name.</source>
            <translation>Give every machine the same images under that name.</translation>
        </message>
        <message>
            <source>Give fewer: plans are exact.</source>
            <translation>Give fewer: plans are exact.</translation>
        </message>
        <message>
            <source>Give files of plain text (or .gz), or a folder with some.</source>
            <translation>Give files of plain text (or .gz), or a folder with some.</translation>
        </message>
        <message>
            <source>Give files of words with white space between them.</source>
            <translation>Give files of words with white space between them.</translation>
        </message>
        <message>
            <source>Give finite costs and weights that are not negative and sum to the same.</source>
            <translation>Give finite costs and weights that are not negative and sum to the same.</translation>
        </message>
        <message>
            <source>Give four finite numbers.</source>
            <translation>Give four finite numbers.</translation>
        </message>
        <message>
            <source>Give numbers and ranges, like 0, 3, 7-9.</source>
            <translation>Give numbers and ranges, like 0, 3, 7-9.</translation>
        </message>
        <message>
            <source>Give one above 0.</source>
            <translation>Give one above 0.</translation>
        </message>
        <message>
            <source>Give one for each row.</source>
            <translation>Give one for each row.</translation>
        </message>
        <message>
            <source>Give one of `latentlab words embed`, or word vectors as text.</source>
            <translation>Give one of `latentlab words embed`, or word vectors as text.</translation>
        </message>
        <message>
            <source>Give one of: {classes}.</source>
            <translation>Give one of: {classes}.</translation>
        </message>
        <message>
            <source>Give one weight for each class.</source>
            <translation>Give one weight for each class.</translation>
        </message>
        <message>
            <source>Give one with .txt or .gz files.</source>
            <translation>Give one with .txt or .gz files.</translation>
        </message>
        <message>
            <source>Give plain text, or .gz of it.</source>
            <translation>Give plain text, or .gz of it.</translation>
        </message>
        <message>
            <source>Give the costs of all places to all places.</source>
            <translation>Give the costs of all places to all places.</translation>
        </message>
        <message>
            <source>Give the folder that a training wrote: latentlab runs lists them.</source>
            <translation>Give the folder that a training wrote: latentlab runs lists them.</translation>
        </message>
        <message>
            <source>Give the name of a file.</source>
            <translation>Give the name of a file.</translation>
        </message>
        <message>
            <source>Give two finite numbers.</source>
            <translation>Give two finite numbers.</translation>
        </message>
        <message>
            <source>Give vectors of the same vocabulary.</source>
            <translation>Give vectors of the same vocabulary.</translation>
        </message>
        <message>
            <source>Give words of the {count:,} that have one.</source>
            <translation>Give words of the {count:,} that have one.</translation>
        </message>
        <message>
            <source>Give {dim} numbers per code.</source>
            <translation>Give {dim} numbers per code.</translation>
        </message>
        <message>
            <source>Give {least} to {most}.</source>
            <translation>Give {least} to {most}.</translation>
        </message>
        <message>
            <source>Go back to the last good checkpoint.</source>
            <translation>Go back to the last good checkpoint.</translation>
        </message>
        <message>
            <source>Go on with: latentlab resume {path}; or give another folder.</source>
            <translation>Go on with: latentlab resume {path}; or give another folder.</translation>
        </message>
        <message>
            <source>Grown to {count:,} words, {depth} steps deep…</source>
            <translation>Grown to {count:,} words, {depth} steps deep…</translation>
        </message>
        <message>
            <source>HiGHS finds no solution: {cause}</source>
            <translation>HiGHS finds no solution: {cause}</translation>
        </message>
        <message>
            <source>IMLE: codes and generator stay; noise is mapped onto the codes.</source>
            <translation>IMLE: codes and generator stay; noise is mapped onto the codes.</translation>
        </message>
        <message>
            <source>IMLE: the generator learns {used} of {all} training images, each from its nearest picture.</source>
            <translation>IMLE: the generator learns {used} of {all} training images, each from its nearest picture.</translation>
        </message>
        <message>
            <source>Images cannot be kept in {path}: {cause}.</source>
            <translation>Images cannot be kept in {path}: {cause}.</translation>
        </message>
        <message>
            <source>Images for this model must have the shape (N, {c}, {h}, {w}), not {shape}.</source>
            <translation>Images for this model must have the shape (N, {c}, {h}, {w}), not {shape}.</translation>
        </message>
        <message>
            <source>Images must be floating-point numbers in [-1, 1], not {dtype}.</source>
            <translation>Images must be floating-point numbers in [-1, 1], not {dtype}.</translation>
        </message>
        <message>
            <source>Images must be floating-point numbers in [0, 1] to be compared.</source>
            <translation>Images must be floating-point numbers in [0, 1] to be compared.</translation>
        </message>
        <message>
            <source>Images must lie in [-1, 1]; these reach from {low:.3g} to {high:.3g}.</source>
            <translation>Images must lie in [-1, 1]; these reach from {low:.3g} to {high:.3g}.</translation>
        </message>
        <message>
            <source>Images of the shape {shape} cannot be looked for among {count} images of the shape {there}.</source>
            <translation>Images of the shape {shape} cannot be looked for among {count} images of the shape {there}.</translation>
        </message>
        <message>
            <source>Images of {size} pixels cannot be made.</source>
            <translation>Images of {size} pixels cannot be made.</translation>
        </message>
        <message>
            <source>Importing needs {needed:.1f} GB in {path}, where {free:.1f} GB are free.</source>
            <translation>Importing needs {needed:.1f} GB in {path}, where {free:.1f} GB are free.</translation>
        </message>
        <message>
            <source>Importing {name}: {done} of {total} files</source>
            <translation>Importing {name}: {done} of {total} files</translation>
        </message>
        <message>
            <source>Install LatentLab again.</source>
            <translation>Install LatentLab again.</translation>
        </message>
        <message>
            <source>It can: {known}.</source>
            <translation>It can: {known}.</translation>
        </message>
        <message>
            <source>It has those of: {known}.</source>
            <translation>It has those of: {known}.</translation>
        </message>
        <message>
            <source>It has: {known}.</source>
            <translation>It has: {known}.</translation>
        </message>
        <message>
            <source>It knows: {known}.</source>
            <translation>It knows: {known}.</translation>
        </message>
        <message>
            <source>It was not in the text, or too rare.</source>
            <translation>It was not in the text, or too rare.</translation>
        </message>
        <message>
            <source>Its last checkpoint stands: resume goes on from there, with any number of processes.</source>
            <translation>Its last checkpoint stands: resume goes on from there, with any number of processes.</translation>
        </message>
        <message>
            <source>Known by name: {known}.</source>
            <translation>Known by name: {known}.</translation>
        </message>
        <message>
            <source>Known families: {known}.</source>
            <translation>Known families: {known}.</translation>
        </message>
        <message>
            <source>Known names: {known}.</source>
            <translation>Known names: {known}.</translation>
        </message>
        <message>
            <source>Known ones: {known}.</source>
            <translation>Known ones: {known}.</translation>
        </message>
        <message>
            <source>Known trainers: {known}.</source>
            <translation>Known trainers: {known}.</translation>
        </message>
        <message>
            <source>Labels must be {n} integers (int64).</source>
            <translation>Labels must be {n} integers (int64).</translation>
        </message>
        <message>
            <source>Labels must lie between 0 and {last}.</source>
            <translation>Labels must lie between 0 and {last}.</translation>
        </message>
        <message>
            <source>Leave the label out.</source>
            <translation>Leave the label out.</translation>
        </message>
        <message>
            <source>Left out an order that is none: {text}</source>
            <translation>Left out an order that is none: {text}</translation>
        </message>
        <message>
            <source>Letting {count:,} particles go…</source>
            <translation>Letting {count:,} particles go…</translation>
        </message>
        <message>
            <source>Look at a smaller piece of it.</source>
            <translation>Look at a smaller piece of it.</translation>
        </message>
        <message>
            <source>Look at the images they are of.</source>
            <translation>Look at the images they are of.</translation>
        </message>
        <message>
            <source>Looking at neighbours…</source>
            <translation>Looking at neighbours…</translation>
        </message>
        <message>
            <source>Looking at training images</source>
            <translation>Looking at training images</translation>
        </message>
        <message>
            <source>Looking for a start</source>
            <translation>Looking for a start</translation>
        </message>
        <message>
            <source>Looking for the code</source>
            <translation>Looking for the code</translation>
        </message>
        <message>
            <source>Looking for the nearest training images</source>
            <translation>Looking for the nearest training images</translation>
        </message>
        <message>
            <source>Looking how well n-grams hold together…</source>
            <translation>Looking how well n-grams hold together…</translation>
        </message>
        <message>
            <source>Looking through {name}: {count} files</source>
            <translation>Looking through {name}: {count} files</translation>
        </message>
        <message>
            <source>Lower batch_size or the model's width.</source>
            <translation>Lower batch_size or the model's width.</translation>
        </message>
        <message>
            <source>Lower lr and start again.</source>
            <translation>Lower lr and start again.</translation>
        </message>
        <message>
            <source>Lower lr and start again; resuming goes back to the last good checkpoint.</source>
            <translation>Lower lr and start again; resuming goes back to the last good checkpoint.</translation>
        </message>
        <message>
            <source>Lower min_count, or give more text, with white space between its words.</source>
            <translation>Lower min_count, or give more text, with white space between its words.</translation>
        </message>
        <message>
            <source>Lower n_critic or batch_size.</source>
            <translation>Lower n_critic or batch_size.</translation>
        </message>
        <message>
            <source>Lower nproc, or set device to cpu.</source>
            <translation>Lower nproc, or set device to cpu.</translation>
        </message>
        <message>
            <source>Lower nproc.</source>
            <translation>Lower nproc.</translation>
        </message>
        <message>
            <source>Lower scales, or set image_size to 32 or 64.</source>
            <translation>Lower scales, or set image_size to 32 or 64.</translation>
        </message>
        <message>
            <source>Lower them, or open a larger text.</source>
            <translation>Lower them, or open a larger text.</translation>
        </message>
        <message>
            <source>Measure both with the same network.</source>
            <translation>Measure both with the same network.</translation>
        </message>
        <message>
            <source>Measuring held-out images</source>
            <translation>Measuring held-out images</translation>
        </message>
        <message>
            <source>Measuring precision and recall</source>
            <translation>Measuring precision and recall</translation>
        </message>
        <message>
            <source>Measuring samples</source>
            <translation>Measuring samples</translation>
        </message>
        <message>
            <source>Move the points apart.</source>
            <translation>Move the points apart.</translation>
        </message>
        <message>
            <source>Moving the weights: {done:.0%}</source>
            <translation>Moving the weights: {done:.0%}</translation>
        </message>
        <message>
            <source>Names are {known}.</source>
            <translation>Names are {known}.</translation>
        </message>
        <message>
            <source>No model is open.</source>
            <translation>No model is open.</translation>
        </message>
        <message>
            <source>No text was given.</source>
            <translation>No text was given.</translation>
        </message>
        <message>
            <source>No word was given.</source>
            <translation>No word was given.</translation>
        </message>
        <message>
            <source>Nobody trains {path} now.</source>
            <translation>Nobody trains {path} now.</translation>
        </message>
        <message>
            <source>None of the seeds has a vector: {seeds}.</source>
            <translation>None of the seeds has a vector: {seeds}.</translation>
        </message>
        <message>
            <source>None of the words has a vector.</source>
            <translation>None of the words has a vector.</translation>
        </message>
        <message>
            <source>None of these images is a file, so no command line can name them.</source>
            <translation>None of these images is a file, so no command line can name them.</translation>
        </message>
        <message>
            <source>Not all of the {count} processes have come.</source>
            <translation>Not all of the {count} processes have come.</translation>
        </message>
        <message>
            <source>Not changed ({names}): {cause}</source>
            <translation>Not changed ({names}): {cause}</translation>
        </message>
        <message>
            <source>On Debian and Ubuntu: apt-get install fonts-noto-cjk</source>
            <translation>On Debian and Ubuntu: apt-get install fonts-noto-cjk</translation>
        </message>
        <message>
            <source>One of the histograms is empty.</source>
            <translation>One of the histograms is empty.</translation>
        </message>
        <message>
            <source>One potential needs costs between the same places; these are {shape}.</source>
            <translation>One potential needs costs between the same places; these are {shape}.</translation>
        </message>
        <message>
            <source>Only an address was dropped ({address}), not the picture itself.</source>
            <translation>Only an address was dropped ({address}), not the picture itself.</translation>
        </message>
        <message>
            <source>Only images of the same shape (N, C, H, W) can be compared, not {a} and {b}.</source>
            <translation>Only images of the same shape (N, C, H, W) can be compared, not {a} and {b}.</translation>
        </message>
        <message>
            <source>Open a LatentLab .safetensors model instead.</source>
            <translation>Open a LatentLab .safetensors model instead.</translation>
        </message>
        <message>
            <source>Open a LatentLab .safetensors model.</source>
            <translation>Open a LatentLab .safetensors model.</translation>
        </message>
        <message>
            <source>Open a LatentLab .safetensors model; if this was one, it is damaged: get it again.</source>
            <translation>Open a LatentLab .safetensors model; if this was one, it is damaged: get it again.</translation>
        </message>
        <message>
            <source>Open a model that LatentLab saved.</source>
            <translation>Open a model that LatentLab saved.</translation>
        </message>
        <message>
            <source>Open it in the Words workspace, under Vectors.</source>
            <translation>Open it in the Words workspace, under Vectors.</translation>
        </message>
        <message>
            <source>Open one from the library first.</source>
            <translation>Open one from the library first.</translation>
        </message>
        <message>
            <source>Opening it downloads 30 MB; the Debian package dataset-fashion-mnist holds it as well.</source>
            <translation>Opening it downloads 30 MB; the Debian package dataset-fashion-mnist holds it as well.</translation>
        </message>
        <message>
            <source>Opening {path}</source>
            <translation>Opening {path}</translation>
        </message>
        <message>
            <source>Out of memory on {device} with {batch} images per step.</source>
            <translation>Out of memory on {device} with {batch} images per step.</translation>
        </message>
        <message>
            <source>Out of memory: the batch is now {batch} images.</source>
            <translation>Out of memory: the batch is now {batch} images.</translation>
        </message>
        <message>
            <source>Photographs of clothes and shoes by Zalando: 28 px gray, 10 classes</source>
            <translation>Photographs of clothes and shoes by Zalando: 28 px gray, 10 classes</translation>
        </message>
        <message>
            <source>Points of {one} and of {other} numbers have no distance.</source>
            <translation>Points of {one} and of {other} numbers have no distance.</translation>
        </message>
        <message>
            <source>Principal components need flat images of one size (N, P), not {train} and {test}.</source>
            <translation>Principal components need flat images of one size (N, P), not {train} and {test}.</translation>
        </message>
        <message>
            <source>Reading vectors of {count:,} words…</source>
            <translation>Reading vectors of {count:,} words…</translation>
        </message>
        <message>
            <source>Reading {name}</source>
            <translation>Reading {name}</translation>
        </message>
        <message>
            <source>Reading {path}</source>
            <translation>Reading {path}</translation>
        </message>
        <message>
            <source>Reading {path}: {count} words</source>
            <translation>Reading {path}: {count} words</translation>
        </message>
        <message>
            <source>Remove it and get it again.</source>
            <translation>Remove it and get it again.</translation>
        </message>
        <message>
            <source>Restore the file or delete the run.</source>
            <translation>Restore the file or delete the run.</translation>
        </message>
        <message>
            <source>Restore the value the run was started with.</source>
            <translation>Restore the value the run was started with.</translation>
        </message>
        <message>
            <source>Resume it first.</source>
            <translation>Resume it first.</translation>
        </message>
        <message>
            <source>Resume it with the config it was started with.</source>
            <translation>Resume it with the config it was started with.</translation>
        </message>
        <message>
            <source>Rules are {known}.</source>
            <translation>Rules are {known}.</translation>
        </message>
        <message>
            <source>Run `git lfs pull` in its repository, then open it again.</source>
            <translation>Run `git lfs pull` in its repository, then open it again.</translation>
        </message>
        <message>
            <source>Samples of different sizes cannot be paired: the costs have the shape {shape}.</source>
            <translation>Samples of different sizes cannot be paired: the costs have the shape {shape}.</translation>
        </message>
        <message>
            <source>Save it as UTF-8 or GB18030.</source>
            <translation>Save it as UTF-8 or GB18030.</translation>
        </message>
        <message>
            <source>Save it as UTF-8.</source>
            <translation>Save it as UTF-8.</translation>
        </message>
        <message>
            <source>Save it as a file and drop that.</source>
            <translation>Save it as a file and drop that.</translation>
        </message>
        <message>
            <source>Save it as one of them, or leave it out.</source>
            <translation>Save it as one of them, or leave it out.</translation>
        </message>
        <message>
            <source>Save one with numpy.savez(path, images=..., labels=...).</source>
            <translation>Save one with numpy.savez(path, images=..., labels=...).</translation>
        </message>
        <message>
            <source>Save the picture as a file, or copy it, and drop or paste that.</source>
            <translation>Save the picture as a file, or copy it, and drop or paste that.</translation>
        </message>
        <message>
            <source>Save them first, then drop the files.</source>
            <translation>Save them first, then drop the files.</translation>
        </message>
        <message>
            <source>Saving {path}</source>
            <translation>Saving {path}</translation>
        </message>
        <message>
            <source>Scale it down first.</source>
            <translation>Scale it down first.</translation>
        </message>
        <message>
            <source>Scale them first.</source>
            <translation>Scale them first.</translation>
        </message>
        <message>
            <source>Scaling images to {side} pixels: {percent} %</source>
            <translation>Scaling images to {side} pixels: {percent} %</translation>
        </message>
        <message>
            <source>Scoring n-grams…</source>
            <translation>Scoring n-grams…</translation>
        </message>
        <message>
            <source>Separate its words with white space first; `latentlab words` can find them.</source>
            <translation>Separate its words with white space first; `latentlab words` can find them.</translation>
        </message>
        <message>
            <source>Set accumulate to 1, and batch_size to what memory allows.</source>
            <translation>Set accumulate to 1, and batch_size to what memory allows.</translation>
        </message>
        <message>
            <source>Set distance to pyramid, or classifier to the file of one for such images.</source>
            <translation>Set distance to pyramid, or classifier to the file of one for such images.</translation>
        </message>
        <message>
            <source>Set image_size to 64 or less.</source>
            <translation>Set image_size to 64 or less.</translation>
        </message>
        <message>
            <source>Set image_size to one of these.</source>
            <translation>Set image_size to one of these.</translation>
        </message>
        <message>
            <source>Set nproc to 1, or device to cpu.</source>
            <translation>Set nproc to 1, or device to cpu.</translation>
        </message>
        <message>
            <source>Sets of {real} and {samples} images have no neighbour number {neighbours}.</source>
            <translation>Sets of {real} and {samples} images have no neighbour number {neighbours}.</translation>
        </message>
        <message>
            <source>Some of these codes have a class and some have none.</source>
            <translation>Some of these codes have a class and some have none.</translation>
        </message>
        <message>
            <source>Stop it there first.</source>
            <translation>Stop it there first.</translation>
        </message>
        <message>
            <source>Stop that run first, or train into another folder.</source>
            <translation>Stop that run first, or train into another folder.</translation>
        </message>
        <message>
            <source>Stop the run first.</source>
            <translation>Stop the run first.</translation>
        </message>
        <message>
            <source>Take all of them from one space.</source>
            <translation>Take all of them from one space.</translation>
        </message>
        <message>
            <source>Take all of them from the same model.</source>
            <translation>Take all of them from the same model.</translation>
        </message>
        <message>
            <source>Take as many points of one as of the other, at least one.</source>
            <translation>Take as many points of one as of the other, at least one.</translation>
        </message>
        <message>
            <source>Take at least two.</source>
            <translation>Take at least two.</translation>
        </message>
        <message>
            <source>Take both from the same space of the same model.</source>
            <translation>Take both from the same space of the same model.</translation>
        </message>
        <message>
            <source>Take both from the same space.</source>
            <translation>Take both from the same space.</translation>
        </message>
        <message>
            <source>Take codes of two classes.</source>
            <translation>Take codes of two classes.</translation>
        </message>
        <message>
            <source>Take one that was trained with --conditional.</source>
            <translation>Take one that was trained with --conditional.</translation>
        </message>
        <message>
            <source>Take one with several, such as GLANN.</source>
            <translation>Take one with several, such as GLANN.</translation>
        </message>
        <message>
            <source>Test on images that are not trained on.</source>
            <translation>Test on images that are not trained on.</translation>
        </message>
        <message>
            <source>The background has no words of {shortest} characters or more.</source>
            <translation>The background has no words of {shortest} characters or more.</translation>
        </message>
        <message>
            <source>The bound is {bound:g}.</source>
            <translation>The bound is {bound:g}.</translation>
        </message>
        <message>
            <source>The checkpoint {path} belongs to another architecture: {changes}</source>
            <translation>The checkpoint {path} belongs to another architecture: {changes}</translation>
        </message>
        <message>
            <source>The checkpoint {path} cannot be read ({cause}).</source>
            <translation>The checkpoint {path} cannot be read ({cause}).</translation>
        </message>
        <message>
            <source>The checkpoint {path} is damaged: its checksum does not match.</source>
            <translation>The checkpoint {path} is damaged: its checksum does not match.</translation>
        </message>
        <message>
            <source>The child process cannot be started: {cause}</source>
            <translation>The child process cannot be started: {cause}</translation>
        </message>
        <message>
            <source>The classifier {name} looks at images of the shape {there}, {data} has {here} (channels, height, width).</source>
            <translation>The classifier {name} looks at images of the shape {there}, {data} has {here} (channels, height, width).</translation>
        </message>
        <message>
            <source>The code could not be saved to {path} ({cause}).</source>
            <translation>The code could not be saved to {path} ({cause}).</translation>
        </message>
        <message>
            <source>The code in {path} cannot be read ({cause}).</source>
            <translation>The code in {path} cannot be read ({cause}).</translation>
        </message>
        <message>
            <source>The copy or download did not finish: get the file again.</source>
            <translation>The copy or download did not finish: get the file again.</translation>
        </message>
        <message>
            <source>The details say where.</source>
            <translation>The details say where.</translation>
        </message>
        <message>
            <source>The details, which can be copied, say why.</source>
            <translation>The details, which can be copied, say why.</translation>
        </message>
        <message>
            <source>The domain has no words of {shortest} characters or more.</source>
            <translation>The domain has no words of {shortest} characters or more.</translation>
        </message>
        <message>
            <source>The dropped image is damaged ({cause}).</source>
            <translation>The dropped image is damaged ({cause}).</translation>
        </message>
        <message>
            <source>The family {family} does not describe itself.</source>
            <translation>The family {family} does not describe itself.</translation>
        </message>
        <message>
            <source>The first sixth of Fashion-MNIST, bundled: 28 px gray, 10 classes</source>
            <translation>The first sixth of Fashion-MNIST, bundled: 28 px gray, 10 classes</translation>
        </message>
        <message>
            <source>The folder {path} holds no model.</source>
            <translation>The folder {path} holds no model.</translation>
        </message>
        <message>
            <source>The folder {path} holds no text.</source>
            <translation>The folder {path} holds no text.</translation>
        </message>
        <message>
            <source>The images of {data} have changed since the run {run} began.</source>
            <translation>The images of {data} have changed since the run {run} began.</translation>
        </message>
        <message>
            <source>The import of {folder} ended unexpectedly: {cause}</source>
            <translation>The import of {folder} ended unexpectedly: {cause}</translation>
        </message>
        <message>
            <source>The import of {folder} is gone from {cache}.</source>
            <translation>The import of {folder} is gone from {cache}.</translation>
        </message>
        <message>
            <source>The lines above say why; or train with nproc 1.</source>
            <translation>The lines above say why; or train with nproc 1.</translation>
        </message>
        <message>
            <source>The loss is no number at some places.</source>
            <translation>The loss is no number at some places.</translation>
        </message>
        <message>
            <source>The machine is busy: training goes on with one thread.</source>
            <translation>The machine is busy: training goes on with one thread.</translation>
        </message>
        <message>
            <source>The model does not know the word {word}.</source>
            <translation>The model does not know the word {word}.</translation>
        </message>
        <message>
            <source>The model is given one of the classes {classes}; the labels of {data} are {labels}.</source>
            <translation>The model is given one of the classes {classes}; the labels of {data} are {labels}.</translation>
        </message>
        <message>
            <source>The model was not saved to {path}: its weights {name} hold NaN or infinite numbers.</source>
            <translation>The model was not saved to {path}: its weights {name} hold NaN or infinite numbers.</translation>
        </message>
        <message>
            <source>The networks are compiled.</source>
            <translation>The networks are compiled.</translation>
        </message>
        <message>
            <source>The networks cannot be compiled ({cause}): they run as they are.</source>
            <translation>The networks cannot be compiled ({cause}): they run as they are.</translation>
        </message>
        <message>
            <source>The picture could not be saved to {path} ({cause}).</source>
            <translation>The picture could not be saved to {path} ({cause}).</translation>
        </message>
        <message>
            <source>The run cannot be followed any longer: {cause}</source>
            <translation>The run cannot be followed any longer: {cause}</translation>
        </message>
        <message>
            <source>The run goes on as it was.</source>
            <translation>The run goes on as it was.</translation>
        </message>
        <message>
            <source>The run of the tour failed: {cause}</source>
            <translation>The run of the tour failed: {cause}</translation>
        </message>
        <message>
            <source>The run stands still: {path}: {cause}.</source>
            <translation>The run stands still: {path}: {cause}.</translation>
        </message>
        <message>
            <source>The run's device {old} is not here; it goes on on {new}.</source>
            <translation>The run's device {old} is not here; it goes on on {new}.</translation>
        </message>
        <message>
            <source>The settings cannot be written to {path} ({cause}).</source>
            <translation>The settings cannot be written to {path} ({cause}).</translation>
        </message>
        <message>
            <source>The settings in {path} are damaged; the defaults are used.</source>
            <translation>The settings in {path} are damaged; the defaults are used.</translation>
        </message>
        <message>
            <source>The settings in {path} cannot be read ({cause}); the defaults are used.</source>
            <translation>The settings in {path} cannot be read ({cause}); the defaults are used.</translation>
        </message>
        <message>
            <source>The settings were damaged; the defaults are used. The old file is kept as {backup}.</source>
            <translation>The settings were damaged; the defaults are used. The old file is kept as {backup}.</translation>
        </message>
        <message>
            <source>The steps after the last checkpoint were not saved: cannot write to {path} ({cause}).</source>
            <translation>The steps after the last checkpoint were not saved: cannot write to {path} ({cause}).</translation>
        </message>
        <message>
            <source>The three codes have different lengths: {a}, {b} and {c}.</source>
            <translation>The three codes have different lengths: {a}, {b} and {c}.</translation>
        </message>
        <message>
            <source>The three codes lie in different spaces: {a}, {b} and {c}.</source>
            <translation>The three codes lie in different spaces: {a}, {b} and {c}.</translation>
        </message>
        <message>
            <source>The training ended unexpectedly.</source>
            <translation>The training ended unexpectedly.</translation>
        </message>
        <message>
            <source>The two codes have different lengths, {a} and {b}.</source>
            <translation>The two codes have different lengths, {a} and {b}.</translation>
        </message>
        <message>
            <source>The two codes lie in different spaces, {a} and {b}.</source>
            <translation>The two codes lie in different spaces, {a} and {b}.</translation>
        </message>
        <message>
            <source>The weight of {name} is {weight:g}.</source>
            <translation>The weight of {name} is {weight:g}.</translation>
        </message>
        <message>
            <source>The window has no button for {action}.</source>
            <translation>The window has no button for {action}.</translation>
        </message>
        <message>
            <source>The window has no {kind} named {name}.</source>
            <translation>The window has no {kind} named {name}.</translation>
        </message>
        <message>
            <source>The window shows no run.</source>
            <translation>The window shows no run.</translation>
        </message>
        <message>
            <source>The words of this model are no text ({cause}).</source>
            <translation>The words of this model are no text ({cause}).</translation>
        </message>
        <message>
            <source>There are no vectors of {words}.</source>
            <translation>There are no vectors of {words}.</translation>
        </message>
        <message>
            <source>There are no word vectors in this.</source>
            <translation>There are no word vectors in this.</translation>
        </message>
        <message>
            <source>There are no words to cut the text into.</source>
            <translation>There are no words to cut the text into.</translation>
        </message>
        <message>
            <source>There are no {count} principal components in data of the shape {shape}.</source>
            <translation>There are no {count} principal components in data of the shape {shape}.</translation>
        </message>
        <message>
            <source>There are {known}, and the optimisers of torch.optim as torch:NAME.</source>
            <translation>There are {known}, and the optimisers of torch.optim as torch:NAME.</translation>
        </message>
        <message>
            <source>There are {known}.</source>
            <translation>There are {known}.</translation>
        </message>
        <message>
            <source>There are: {known}.</source>
            <translation>There are: {known}.</translation>
        </message>
        <message>
            <source>There is no axis {axis}.</source>
            <translation>There is no axis {axis}.</translation>
        </message>
        <message>
            <source>There is no bound {name!r}.</source>
            <translation>There is no bound {name!r}.</translation>
        </message>
        <message>
            <source>There is no checkpoint to go back to.</source>
            <translation>There is no checkpoint to go back to.</translation>
        </message>
        <message>
            <source>There is no cloud {name!r}.</source>
            <translation>There is no cloud {name!r}.</translation>
        </message>
        <message>
            <source>There is no data set {name!r}, and no such folder or file.</source>
            <translation>There is no data set {name!r}, and no such folder or file.</translation>
        </message>
        <message>
            <source>There is no file {path}.</source>
            <translation>There is no file {path}.</translation>
        </message>
        <message>
            <source>There is no flow {name!r}.</source>
            <translation>There is no flow {name!r}.</translation>
        </message>
        <message>
            <source>There is no font for Chinese on this machine.</source>
            <translation>There is no font for Chinese on this machine.</translation>
        </message>
        <message>
            <source>There is no game {name!r}.</source>
            <translation>There is no game {name!r}.</translation>
        </message>
        <message>
            <source>There is no image in this.</source>
            <translation>There is no image in this.</translation>
        </message>
        <message>
            <source>There is no image in {folder} that can be read ({skipped} could not).</source>
            <translation>There is no image in {folder} that can be read ({skipped} could not).</translation>
        </message>
        <message>
            <source>There is no interpolation named {kind!r}.</source>
            <translation>There is no interpolation named {kind!r}.</translation>
        </message>
        <message>
            <source>There is no landscape {name!r}.</source>
            <translation>There is no landscape {name!r}.</translation>
        </message>
        <message>
            <source>There is no model family named {family!r}.</source>
            <translation>There is no model family named {family!r}.</translation>
        </message>
        <message>
            <source>There is no model {name!r}: neither a file nor a name in the library.</source>
            <translation>There is no model {name!r}: neither a file nor a name in the library.</translation>
        </message>
        <message>
            <source>There is no rule {name!r}.</source>
            <translation>There is no rule {name!r}.</translation>
        </message>
        <message>
            <source>There is no text {path}.</source>
            <translation>There is no text {path}.</translation>
        </message>
        <message>
            <source>There is no trainer named {family!r}.</source>
            <translation>There is no trainer named {family!r}.</translation>
        </message>
        <message>
            <source>There is only one image in {folder} that can be read; training and testing need two.</source>
            <translation>There is only one image in {folder} that can be read; training and testing need two.</translation>
        </message>
        <message>
            <source>These are {count} axes.</source>
            <translation>These are {count} axes.</translation>
        </message>
        <message>
            <source>These can: {known}.</source>
            <translation>These can: {known}.</translation>
        </message>
        <message>
            <source>These thresholds leave no word of {count:,} pieces.</source>
            <translation>These thresholds leave no word of {count:,} pieces.</translation>
        </message>
        <message>
            <source>This JSON is not a latent code: it has no {key}.</source>
            <translation>This JSON is not a latent code: it has no {key}.</translation>
        </message>
        <message>
            <source>This code has {given} numbers in the space {space}; a code here has {dim} in {own}.</source>
            <translation>This code has {given} numbers in the space {space}; a code here has {dim} in {own}.</translation>
        </message>
        <message>
            <source>This code has {given} numbers, but the space {space} of this model takes {dim}.</source>
            <translation>This code has {given} numbers, but the space {space} of this model takes {dim}.</translation>
        </message>
        <message>
            <source>This config is not one of the family {family}.</source>
            <translation>This config is not one of the family {family}.</translation>
        </message>
        <message>
            <source>This model has no classes, so a label means nothing to it.</source>
            <translation>This model has no classes, so a label means nothing to it.</translation>
        </message>
        <message>
            <source>This model has no classes.</source>
            <translation>This model has no classes.</translation>
        </message>
        <message>
            <source>This model has no latent space named {name!r}.</source>
            <translation>This model has no latent space named {name!r}.</translation>
        </message>
        <message>
            <source>This model has no spaces to compare.</source>
            <translation>This model has no spaces to compare.</translation>
        </message>
        <message>
            <source>This model has {rows} vectors and names for {count} different words.</source>
            <translation>This model has {rows} vectors and names for {count} different words.</translation>
        </message>
        <message>
            <source>This model is conditional: every code needs a class label.</source>
            <translation>This model is conditional: every code needs a class label.</translation>
        </message>
        <message>
            <source>This text is not a latent code ({cause}).</source>
            <translation>This text is not a latent code ({cause}).</translation>
        </message>
        <message>
            <source>Training failed: {cause}</source>
            <translation>Training failed: {cause}</translation>
        </message>
        <message>
            <source>Training needs images to learn from and others to test on; add some.</source>
            <translation>Training needs images to learn from and others to test on; add some.</translation>
        </message>
        <message>
            <source>Try again.</source>
            <translation>Try again.</translation>
        </message>
        <message>
            <source>Two classes cannot be blended by a share of {share}.</source>
            <translation>Two classes cannot be blended by a share of {share}.</translation>
        </message>
        <message>
            <source>Update LatentLab.</source>
            <translation>Update LatentLab.</translation>
        </message>
        <message>
            <source>Use a code of this model.</source>
            <translation>Use a code of this model.</translation>
        </message>
        <message>
            <source>Use an earlier checkpoint of the run that made it.</source>
            <translation>Use an earlier checkpoint of the run that made it.</translation>
        </message>
        <message>
            <source>Use more images.</source>
            <translation>Use more images.</translation>
        </message>
        <message>
            <source>Use one of: {known}; or auto.</source>
            <translation>Use one of: {known}; or auto.</translation>
        </message>
        <message>
            <source>Waited {seconds:.0f} s in vain for {thing}.</source>
            <translation>Waited {seconds:.0f} s in vain for {thing}.</translation>
        </message>
        <message>
            <source>Weights of classes must have the shape ({n}, {classes}), not {shape}.</source>
            <translation>Weights of classes must have the shape ({n}, {classes}), not {shape}.</translation>
        </message>
        <message>
            <source>Weights of classes must not be negative and sum to 1.</source>
            <translation>Weights of classes must not be negative and sum to 1.</translation>
        </message>
        <message>
            <source>Weights of {p:g} cannot be moved onto weights of {q:g}.</source>
            <translation>Weights of {p:g} cannot be moved onto weights of {q:g}.</translation>
        </message>
        <message>
            <source>Word vectors as text have a word and its numbers a line.</source>
            <translation>Word vectors as text have a word and its numbers a line.</translation>
        </message>
        <message>
            <source>Words are at home in the workspace Words and in `latentlab words`.</source>
            <translation>Words are at home in the workspace Words and in `latentlab words`.</translation>
        </message>
        <message>
            <source>Write two finite numbers on each line, with a comma between.</source>
            <translation>Write two finite numbers on each line, with a comma between.</translation>
        </message>
        <message>
            <source>Write two numbers on each line.</source>
            <translation>Write two numbers on each line.</translation>
        </message>
        <message>
            <source>Writing {path}</source>
            <translation>Writing {path}</translation>
        </message>
        <message>
            <source>accumulate: this needs a family whose step goes down a single loss; {family} is none.</source>
            <translation>accumulate: this needs a family whose step goes down a single loss; {family} is none.</translation>
        </message>
        <message>
            <source>and {more} more.</source>
            <translation>and {more} more.</translation>
        </message>
        <message>
            <source>channels_last</source>
            <translation>channels_last</translation>
        </message>
        <message>
            <source>contiguous</source>
            <translation>contiguous</translation>
        </message>
        <message>
            <source>device={name}: this machine has no such device that torch can use.</source>
            <translation>device={name}: this machine has no such device that torch can use.</translation>
        </message>
        <message>
            <source>drawn codes cannot be compared with those of their images</source>
            <translation>drawn codes cannot be compared with those of their images</translation>
        </message>
        <message>
            <source>it does not begin with word,count</source>
            <translation>it does not begin with word,count</translation>
        </message>
        <message>
            <source>it has not a word and {count} values</source>
            <translation>it has not a word and {count} values</translation>
        </message>
        <message>
            <source>it is neither two numbers nor a word and its numbers</source>
            <translation>it is neither two numbers nor a word and its numbers</translation>
        </message>
        <message>
            <source>it is too long</source>
            <translation>it is too long</translation>
        </message>
        <message>
            <source>it should hold a word and {axes} numbers</source>
            <translation>it should hold a word and {axes} numbers</translation>
        </message>
        <message>
            <source>n_critic: {steps} critic updates of {batch} images are more than the {count} of {data}.</source>
            <translation>n_critic: {steps} critic updates of {batch} images are more than the {count} of {data}.</translation>
        </message>
        <message>
            <source>nproc: several processes train on the CPU or on CUDA, not on {device}.</source>
            <translation>nproc: several processes train on the CPU or on CUDA, not on {device}.</translation>
        </message>
        <message>
            <source>nproc: the {images} training images of {data} are fewer than the {count} processes.</source>
            <translation>nproc: the {images} training images of {data} are fewer than the {count} processes.</translation>
        </message>
        <message>
            <source>nproc: {count} processes need as many GPUs on this machine, which has {known}.</source>
            <translation>nproc: {count} processes need as many GPUs on this machine, which has {known}.</translation>
        </message>
        <message>
            <source>optimiser: polyak needs a loss with a least value; those of {family} have none.</source>
            <translation>optimiser: polyak needs a loss with a least value; those of {family} have none.</translation>
        </message>
        <message>
            <source>rules: no parameter has a name like {pattern}.</source>
            <translation>rules: no parameter has a name like {pattern}.</translation>
        </message>
        <message>
            <source>the classifier takes gray images of 28 x 28 pixels</source>
            <translation>the classifier takes gray images of 28 x 28 pixels</translation>
        </message>
        <message>
            <source>the encoder gives one code, without a spread</source>
            <translation>the encoder gives one code, without a spread</translation>
        </message>
        <message>
            <source>the model gives images no density</source>
            <translation>the model gives images no density</translation>
        </message>
        <message>
            <source>the model has no encoder</source>
            <translation>the model has no encoder</translation>
        </message>
        <message>
            <source>the model has no encoder, and no code was searched for</source>
            <translation>the model has no encoder, and no code was searched for</translation>
        </message>
        <message>
            <source>the model has no posterior over codes</source>
            <translation>the model has no posterior over codes</translation>
        </message>
        <message>
            <source>the model has no prior to draw from</source>
            <translation>the model has no prior to draw from</translation>
        </message>
        <message>
            <source>the model predicts other classes than the data has</source>
            <translation>the model predicts other classes than the data has</translation>
        </message>
        <message>
            <source>the model was not trained on these images</source>
            <translation>the model was not trained on these images</translation>
        </message>
        <message>
            <source>the word {word} was there before, in line {first}</source>
            <translation>the word {word} was there before, in line {first}</translation>
        </message>
        <message>
            <source>the {axes} numbers of {word} are not all finite numbers</source>
            <translation>the {axes} numbers of {word} are not all finite numbers</translation>
        </message>
        <message>
            <source>there are more words than the {limit} that can be held</source>
            <translation>there are more words than the {limit} that can be held</translation>
        </message>
        <message>
            <source>torch.optim has no optimiser {name!r}.</source>
            <translation>torch.optim has no optimiser {name!r}.</translation>
        </message>
        <message>
            <source>torch.optim.{name} cannot walk here: {cause}</source>
            <translation>torch.optim.{name} cannot walk here: {cause}</translation>
        </message>
        <message>
            <source>{count} files of {data} were skipped:</source>
            <translation>{count} files of {data} were skipped:</translation>
        </message>
        <message>
            <source>{count} images cannot be evaluated.</source>
            <translation>{count} images cannot be evaluated.</translation>
        </message>
        <message>
            <source>{count} is no count</source>
            <translation>{count} is no count</translation>
        </message>
        <message>
            <source>{count} processes share each batch.</source>
            <translation>{count} processes share each batch.</translation>
        </message>
        <message>
            <source>{count} words do not fit a table of {rows}.</source>
            <translation>{count} words do not fit a table of {rows}.</translation>
        </message>
        <message>
            <source>{data} has a single class; there is nothing to tell apart.</source>
            <translation>{data} has a single class; there is nothing to tell apart.</translation>
        </message>
        <message>
            <source>{data} has fewer than {least} held-out images</source>
            <translation>{data} has fewer than {least} held-out images</translation>
        </message>
        <message>
            <source>{data} has images of the shape {there}, the model {here} (channels, height, width).</source>
            <translation>{data} has images of the shape {there}, the model {here} (channels, height, width).</translation>
        </message>
        <message>
            <source>{data} has images of {width} x {height} pixels, which cannot be halved {scales} times.</source>
            <translation>{data} has images of {width} x {height} pixels, which cannot be halved {scales} times.</translation>
        </message>
        <message>
            <source>{data} has images of {width} x {height} pixels; a flow takes {most} values at most.</source>
            <translation>{data} has images of {width} x {height} pixels; a flow takes {most} values at most.</translation>
        </message>
        <message>
            <source>{data} has images of {width} x {height} pixels; a {family} takes squares of {sizes}.</source>
            <translation>{data} has images of {width} x {height} pixels; a {family} takes squares of {sizes}.</translation>
        </message>
        <message>
            <source>{data} has no labels, and this run needs the class of each image.</source>
            <translation>{data} has no labels, and this run needs the class of each image.</translation>
        </message>
        <message>
            <source>{data} has one image to learn from; batch norm compares at least two in a step.</source>
            <translation>{data} has one image to learn from; batch norm compares at least two in a step.</translation>
        </message>
        <message>
            <source>{data} holds other images here than where the first process runs.</source>
            <translation>{data} holds other images here than where the first process runs.</translation>
        </message>
        <message>
            <source>{data} is not what {model} was trained on any more.</source>
            <translation>{data} is not what {model} was trained on any more.</translation>
        </message>
        <message>
            <source>{done:,} of {steps:,} steps</source>
            <translation>{done:,} of {steps:,} steps</translation>
        </message>
        <message>
            <source>{error}</source>
            <translation>{error}</translation>
        </message>
        <message>
            <source>{first} Not read either: {names} and {more} more.</source>
            <translation>{first} Not read either: {names} and {more} more.</translation>
        </message>
        <message>
            <source>{first} Not read either: {names}.</source>
            <translation>{first} Not read either: {names}.</translation>
        </message>
        <message>
            <source>{folder} holds counts of another text, of other settings, or of files that have changed.</source>
            <translation>{folder} holds counts of another text, of other settings, or of files that have changed.</translation>
        </message>
        <message>
            <source>{folder} is being trained already.</source>
            <translation>{folder} is being trained already.</translation>
        </message>
        <message>
            <source>{model} does not say which images it was trained on.</source>
            <translation>{model} does not say which images it was trained on.</translation>
        </message>
        <message>
            <source>{name} became {value} at step {step}, before the first checkpoint.</source>
            <translation>{name} became {value} at step {step}, before the first checkpoint.</translation>
        </message>
        <message>
            <source>{name} became {value} at step {step}. Last good checkpoint: {good}</source>
            <translation>{name} became {value} at step {step}. Last good checkpoint: {good}</translation>
        </message>
        <message>
            <source>{name} cannot be changed while a run goes on.</source>
            <translation>{name} cannot be changed while a run goes on.</translation>
        </message>
        <message>
            <source>{name} does not take dropped files.</source>
            <translation>{name} does not take dropped files.</translation>
        </message>
        <message>
            <source>{name} has fewer than two different images.</source>
            <translation>{name} has fewer than two different images.</translation>
        </message>
        <message>
            <source>{name} has fewer than two words that occur {least} times or more.</source>
            <translation>{name} has fewer than two words that occur {least} times or more.</translation>
        </message>
        <message>
            <source>{name} has {megapixels:.0f} megapixels ({width} x {height}); the limit is {limit}.</source>
            <translation>{name} has {megapixels:.0f} megapixels ({width} x {height}); the limit is {limit}.</translation>
        </message>
        <message>
            <source>{name} has {total} characters of words; there is nothing to count.</source>
            <translation>{name} has {total} characters of words; there is nothing to count.</translation>
        </message>
        <message>
            <source>{name} is damaged, incomplete or unreadable ({cause}).</source>
            <translation>{name} is damaged, incomplete or unreadable ({cause}).</translation>
        </message>
        <message>
            <source>{name} is empty.</source>
            <translation>{name} is empty.</translation>
        </message>
        <message>
            <source>{name} is neither an image nor a code.</source>
            <translation>{name} is neither an image nor a code.</translation>
        </message>
        <message>
            <source>{name} is not an image that LatentLab can read.</source>
            <translation>{name} is not an image that LatentLab can read.</translation>
        </message>
        <message>
            <source>{name} is not in {path}.</source>
            <translation>{name} is not in {path}.</translation>
        </message>
        <message>
            <source>{name}: {cause}.</source>
            <translation>{name}: {cause}.</translation>
        </message>
        <message>
            <source>{paths}: there is no text in it.</source>
            <translation>{paths}: there is no text in it.</translation>
        </message>
        <message>
            <source>{path} announces {declared} words and holds {count}.</source>
            <translation>{path} announces {declared} words and holds {count}.</translation>
        </message>
        <message>
            <source>{path} cannot be opened: {cause}</source>
            <translation>{path} cannot be opened: {cause}</translation>
        </message>
        <message>
            <source>{path} cannot be read ({cause}).</source>
            <translation>{path} cannot be read ({cause}).</translation>
        </message>
        <message>
            <source>{path} cannot be removed ({name}: {cause}).</source>
            <translation>{path} cannot be removed ({name}: {cause}).</translation>
        </message>
        <message>
            <source>{path} declares more tensors than any model here has (at most {limit}); it is not a usable model.</source>
            <translation>{path} declares more tensors than any model here has (at most {limit}); it is not a usable model.</translation>
        </message>
        <message>
            <source>{path} describes a classifier that cannot be built ({cause}).</source>
            <translation>{path} describes a classifier that cannot be built ({cause}).</translation>
        </message>
        <message>
            <source>{path} describes a model that cannot be built ({cause}).</source>
            <translation>{path} describes a model that cannot be built ({cause}).</translation>
        </message>
        <message>
            <source>{path} does not exist.</source>
            <translation>{path} does not exist.</translation>
        </message>
        <message>
            <source>{path} does not fit the model it describes: {name} should be {wanted} and is {found}.</source>
            <translation>{path} does not fit the model it describes: {name} should be {wanted} and is {found}.</translation>
        </message>
        <message>
            <source>{path} does not hold the weights of the model it describes: missing {missing}; unknown {extra}.</source>
            <translation>{path} does not hold the weights of the model it describes: missing {missing}; unknown {extra}.</translation>
        </message>
        <message>
            <source>{path} has more than {most} points.</source>
            <translation>{path} has more than {most} points.</translation>
        </message>
        <message>
            <source>{path} has no checkpoint of step {step}.</source>
            <translation>{path} has no checkpoint of step {step}.</translation>
        </message>
        <message>
            <source>{path} has no points.</source>
            <translation>{path} has no points.</translation>
        </message>
        <message>
            <source>{path} holds a run already.</source>
            <translation>{path} holds a run already.</translation>
        </message>
        <message>
            <source>{path} holds a word of more than {limit} characters: it is not cut into words.</source>
            <translation>{path} holds a word of more than {limit} characters: it is not cut into words.</translation>
        </message>
        <message>
            <source>{path} holds no classifier.</source>
            <translation>{path} holds no classifier.</translation>
        </message>
        <message>
            <source>{path} is a Git LFS pointer: the model itself was not downloaded.</source>
            <translation>{path} is a Git LFS pointer: the model itself was not downloaded.</translation>
        </message>
        <message>
            <source>{path} is a Python pickle, whatever its name; opening it could run any code.</source>
            <translation>{path} is a Python pickle, whatever its name; opening it could run any code.</translation>
        </message>
        <message>
            <source>{path} is a device or a pipe, not a model file.</source>
            <translation>{path} is a device or a pipe, not a model file.</translation>
        </message>
        <message>
            <source>{path} is a folder, not a model file.</source>
            <translation>{path} is a folder, not a model file.</translation>
        </message>
        <message>
            <source>{path} is a folder, not an image.</source>
            <translation>{path} is a folder, not an image.</translation>
        </message>
        <message>
            <source>{path} is a folder.</source>
            <translation>{path} is a folder.</translation>
        </message>
        <message>
            <source>{path} is a model of images, not of words.</source>
            <translation>{path} is a model of images, not of words.</translation>
        </message>
        <message>
            <source>{path} is a model of words.</source>
            <translation>{path} is a model of words.</translation>
        </message>
        <message>
            <source>{path} is a picture, not a model.</source>
            <translation>{path} is a picture, not a model.</translation>
        </message>
        <message>
            <source>{path} is a safetensors file without LatentLab's description of the model.</source>
            <translation>{path} is a safetensors file without LatentLab's description of the model.</translation>
        </message>
        <message>
            <source>{path} is a text file, not a model.</source>
            <translation>{path} is a text file, not a model.</translation>
        </message>
        <message>
            <source>{path} is a web page, not a model: the download saved the site's page instead of the file.</source>
            <translation>{path} is a web page, not a model: the download saved the site's page instead of the file.</translation>
        </message>
        <message>
            <source>{path} is a zip archive, as PyTorch's .pt files are; such files can run code when opened.</source>
            <translation>{path} is a zip archive, as PyTorch's .pt files are; such files can run code when opened.</translation>
        </message>
        <message>
            <source>{path} is being trained by another process.</source>
            <translation>{path} is being trained by another process.</translation>
        </message>
        <message>
            <source>{path} is being trained.</source>
            <translation>{path} is being trained.</translation>
        </message>
        <message>
            <source>{path} is broken: its weights {name} hold NaN or infinite numbers.</source>
            <translation>{path} is broken: its weights {name} hold NaN or infinite numbers.</translation>
        </message>
        <message>
            <source>{path} is damaged or cut short: {cause}.</source>
            <translation>{path} is damaged or cut short: {cause}.</translation>
        </message>
        <message>
            <source>{path} is damaged.</source>
            <translation>{path} is damaged.</translation>
        </message>
        <message>
            <source>{path} is damaged: it begins like a .npz file, but its end is missing (it is truncated).</source>
            <translation>{path} is damaged: it begins like a .npz file, but its end is missing (it is truncated).</translation>
        </message>
        <message>
            <source>{path} is damaged: it cannot be unpacked ({cause}).</source>
            <translation>{path} is damaged: it cannot be unpacked ({cause}).</translation>
        </message>
        <message>
            <source>{path} is damaged: it goes on after its data ({surplus} bytes).</source>
            <translation>{path} is damaged: it goes on after its data ({surplus} bytes).</translation>
        </message>
        <message>
            <source>{path} is damaged: its content does not match its checksum.</source>
            <translation>{path} is damaged: its content does not match its checksum.</translation>
        </message>
        <message>
            <source>{path} is damaged: its header cannot be read ({cause}).</source>
            <translation>{path} is damaged: its header cannot be read ({cause}).</translation>
        </message>
        <message>
            <source>{path} is damaged: its tensors cannot be read ({cause}).</source>
            <translation>{path} is damaged: its tensors cannot be read ({cause}).</translation>
        </message>
        <message>
            <source>{path} is damaged: {cause}.</source>
            <translation>{path} is damaged: {cause}.</translation>
        </message>
        <message>
            <source>{path} is empty.</source>
            <translation>{path} is empty.</translation>
        </message>
        <message>
            <source>{path} is in UTF-16.</source>
            <translation>{path} is in UTF-16.</translation>
        </message>
        <message>
            <source>{path} is neither in UTF-8 nor in GB18030.</source>
            <translation>{path} is neither in UTF-8 nor in GB18030.</translation>
        </message>
        <message>
            <source>{path} is no text: it has NUL bytes.</source>
            <translation>{path} is no text: it has NUL bytes.</translation>
        </message>
        <message>
            <source>{path} is not UTF-8 text (byte {start} of a piece).</source>
            <translation>{path} is not UTF-8 text (byte {start} of a piece).</translation>
        </message>
        <message>
            <source>{path} is not UTF-8 text after line {line}; word2vec's binary files are none.</source>
            <translation>{path} is not UTF-8 text after line {line}; word2vec's binary files are none.</translation>
        </message>
        <message>
            <source>{path} is not a data set of images: {cause}.</source>
            <translation>{path} is not a data set of images: {cause}.</translation>
        </message>
        <message>
            <source>{path} is not a data set.</source>
            <translation>{path} is not a data set.</translation>
        </message>
        <message>
            <source>{path} is not a model file: its content is of no known kind.</source>
            <translation>{path} is not a model file: its content is of no known kind.</translation>
        </message>
        <message>
            <source>{path} is not a regular file.</source>
            <translation>{path} is not a regular file.</translation>
        </message>
        <message>
            <source>{path} is not a run folder (it has no usable config.json).</source>
            <translation>{path} is not a run folder (it has no usable config.json).</translation>
        </message>
        <message>
            <source>{path} is not a sound IDX file: {cause}.</source>
            <translation>{path} is not a sound IDX file: {cause}.</translation>
        </message>
        <message>
            <source>{path} is not empty.</source>
            <translation>{path} is not empty.</translation>
        </message>
        <message>
            <source>{path} is not in UTF-8.</source>
            <translation>{path} is not in UTF-8.</translation>
        </message>
        <message>
            <source>{path} is not the published {file}: its checksum differs.</source>
            <translation>{path} is not the published {file}: its checksum differs.</translation>
        </message>
        <message>
            <source>{path} is truncated: it should hold {expected} bytes and holds {actual}.</source>
            <translation>{path} is truncated: it should hold {expected} bytes and holds {actual}.</translation>
        </message>
        <message>
            <source>{path} was written by a newer LatentLab (format {version}; this one reads {known}).</source>
            <translation>{path} was written by a newer LatentLab (format {version}; this one reads {known}).</translation>
        </message>
        <message>
            <source>{path}, line {line}: {cause}.</source>
            <translation>{path}, line {line}: {cause}.</translation>
        </message>
        <message>
            <source>{path}, line {number}: {cause}.</source>
            <translation>{path}, line {number}: {cause}.</translation>
        </message>
        <message>
            <source>{path}/config.json: {field}: {cause}.</source>
            <translation>{path}/config.json: {field}: {cause}.</translation>
        </message>
        <message>
            <source>{path}: line {number} is no point: {text!r}.</source>
            <translation>{path}: line {number} is no point: {text!r}.</translation>
        </message>
        <message>
            <source>{path}: {faults}.</source>
            <translation>{path}: {faults}.</translation>
        </message>
        <message>
            <source>{precision}, {layout}</source>
            <translation>{precision}, {layout}</translation>
        </message>
        <message>
            <source>{precision}, {layout}, 1 thread</source>
            <translation>{precision}, {layout}, 1 thread</translation>
        </message>
        <message>
            <source>{precision}, {layout}, {threads} threads</source>
            <translation>{precision}, {layout}, {threads} threads</translation>
        </message>
        <message>
            <source>{precision}, {layout}: {milliseconds:.1f} ms a step, loss {loss:.4g} after the trial.</source>
            <translation>{precision}, {layout}: {milliseconds:.1f} ms a step, loss {loss:.4g} after the trial.</translation>
        </message>
        <message>
            <source>{reason}</source>
            <translation>{reason}</translation>
        </message>
        <message>
            <source>{row!r} has something that is no number</source>
            <translation>{row!r} has something that is no number</translation>
        </message>
        <message>
            <source>{shape} images do not fit a sheet of {rows} x {cols}.</source>
            <translation>{shape} images do not fit a sheet of {rows} x {cols}.</translation>
        </message>
        <message>
            <source>{starts:,} starts.</source>
            <translation>{starts:,} starts.</translation>
        </message>
        <message>
            <source>{start} is no point.</source>
            <translation>{start} is no point.</translation>
        </message>
        <message>
            <source>{start} is no start.</source>
            <translation>{start} is no start.</translation>
        </message>
        <message>
            <source>{then}</source>
            <translation>{then}</translation>
        </message>
        <message>
            <source>{variant}, {processes} processes</source>
            <translation>{variant}, {processes} processes</translation>
        </message>
        <message>
            <source>{word!r} has {count} characters.</source>
            <translation>{word!r} has {count} characters.</translation>
        </message>
        <message>
            <source>{words} words of {axes} axes are more than can be held, or none</source>
            <translation>{words} words of {axes} axes are more than can be held, or none</translation>
        </message>
        <message>
            <source>{word} is no axis.</source>
            <translation>{word} is no axis.</translation>
        </message>
    </context>
    <context>
        <name>metrics</name>
        <message>
            <source>KL</source>
            <translation>KL</translation>
        </message>
        <message>
            <source>MSE of a random pair</source>
            <translation>MSE of a random pair</translation>
        </message>
        <message>
            <source>MSE of training images</source>
            <translation>MSE of training images</translation>
        </message>
        <message>
            <source>MSE to the nearest training image</source>
            <translation>MSE to the nearest training image</translation>
        </message>
        <message>
            <source>Wasserstein-1 of two halves of the data</source>
            <translation>Wasserstein-1 of two halves of the data</translation>
        </message>
        <message>
            <source>accuracy</source>
            <translation>accuracy</translation>
        </message>
        <message>
            <source>average of E(x)</source>
            <translation>average of E(x)</translation>
        </message>
        <message>
            <source>average of E(x), generated</source>
            <translation>average of E(x), generated</translation>
        </message>
        <message>
            <source>average of E(x), real</source>
            <translation>average of E(x), real</translation>
        </message>
        <message>
            <source>correlation rho</source>
            <translation>correlation rho</translation>
        </message>
        <message>
            <source>correlation rho of fresh codes</source>
            <translation>correlation rho of fresh codes</translation>
        </message>
        <message>
            <source>critic's estimate</source>
            <translation>critic's estimate</translation>
        </message>
        <message>
            <source>critic's gradient norm</source>
            <translation>critic's gradient norm</translation>
        </message>
        <message>
            <source>deviation of E(x)</source>
            <translation>deviation of E(x)</translation>
        </message>
        <message>
            <source>deviation of E(x), generated</source>
            <translation>deviation of E(x), generated</translation>
        </message>
        <message>
            <source>deviation of E(x), real</source>
            <translation>deviation of E(x), real</translation>
        </message>
        <message>
            <source>distance of codes</source>
            <translation>distance of codes</translation>
        </message>
        <message>
            <source>distance of images</source>
            <translation>distance of images</translation>
        </message>
        <message>
            <source>distance to the nearest code</source>
            <translation>distance to the nearest code</translation>
        </message>
        <message>
            <source>distance to the nearest sample</source>
            <translation>distance to the nearest sample</translation>
        </message>
        <message>
            <source>exact Wasserstein-1</source>
            <translation>exact Wasserstein-1</translation>
        </message>
        <message>
            <source>generator's loss</source>
            <translation>generator's loss</translation>
        </message>
        <message>
            <source>gradient norm</source>
            <translation>gradient norm</translation>
        </message>
        <message>
            <source>held-out ELBO</source>
            <translation>held-out ELBO</translation>
        </message>
        <message>
            <source>held-out KL</source>
            <translation>held-out KL</translation>
        </message>
        <message>
            <source>held-out MSE</source>
            <translation>held-out MSE</translation>
        </message>
        <message>
            <source>held-out MSE, 99th percentile</source>
            <translation>held-out MSE, 99th percentile</translation>
        </message>
        <message>
            <source>held-out accuracy</source>
            <translation>held-out accuracy</translation>
        </message>
        <message>
            <source>held-out accuracy, one sample</source>
            <translation>held-out accuracy, one sample</translation>
        </message>
        <message>
            <source>held-out bits per dimension</source>
            <translation>held-out bits per dimension</translation>
        </message>
        <message>
            <source>held-out class information / bits</source>
            <translation>held-out class information / bits</translation>
        </message>
        <message>
            <source>held-out critic's estimate</source>
            <translation>held-out critic's estimate</translation>
        </message>
        <message>
            <source>held-out rate / bits</source>
            <translation>held-out rate / bits</translation>
        </message>
        <message>
            <source>loss</source>
            <translation>loss</translation>
        </message>
        <message>
            <source>noise scale</source>
            <translation>noise scale</translation>
        </message>
        <message>
            <source>proved Wasserstein-1</source>
            <translation>proved Wasserstein-1</translation>
        </message>
        <message>
            <source>rate / bits</source>
            <translation>rate / bits</translation>
        </message>
        <message>
            <source>reconstruction</source>
            <translation>reconstruction</translation>
        </message>
    </context>
    <context>
        <name>states</name>
        <message>
            <source>Another process trains this run.</source>
            <translation>Another process trains this run.</translation>
        </message>
        <message>
            <source>The run does not train now. Resume it to change this.</source>
            <translation>The run does not train now. Resume it to change this.</translation>
        </message>
        <message>
            <source>The run has not begun yet.</source>
            <translation>The run has not begun yet.</translation>
        </message>
        <message>
            <source>The run is complete. Rewind it to go on with other values.</source>
            <translation>The run is complete. Rewind it to go on with other values.</translation>
        </message>
        <message>
            <source>The run is stopping.</source>
            <translation>The run is stopping.</translation>
        </message>
        <message>
            <source>completed</source>
            <translation>completed</translation>
        </message>
        <message>
            <source>discarded</source>
            <translation>discarded</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>failed</translation>
        </message>
        <message>
            <source>interrupted</source>
            <translation>interrupted</translation>
        </message>
        <message>
            <source>next in line</source>
            <translation>next in line</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>paused</translation>
        </message>
        <message>
            <source>paused in another process</source>
            <translation>paused in another process</translation>
        </message>
        <message>
            <source>pausing</source>
            <translation>pausing</translation>
        </message>
        <message>
            <source>preparing</source>
            <translation>preparing</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>stopped</translation>
        </message>
        <message>
            <source>stopping</source>
            <translation>stopping</translation>
        </message>
        <message>
            <source>training</source>
            <translation>training</translation>
        </message>
        <message>
            <source>training in another process</source>
            <translation>training in another process</translation>
        </message>
        <message>
            <source>{place}nd in line</source>
            <translation>{place}nd in line</translation>
        </message>
        <message>
            <source>{place}rd in line</source>
            <translation>{place}rd in line</translation>
        </message>
        <message>
            <source>{place}st in line</source>
            <translation>{place}st in line</translation>
        </message>
        <message>
            <source>{place}th in line</source>
            <translation>{place}th in line</translation>
        </message>
    </context>
</TS>
