<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About LatentLab</source>
        <translation>关于 LatentLab</translation>
    </message>
    <message>
        <source>An interactive laboratory for the latent spaces of generative models.</source>
        <translation>探索生成模型潜空间的交互式实验室。</translation>
    </message>
    <message>
        <source>MIT licence</source>
        <translation>MIT 许可证</translation>
    </message>
</context>
<context>
    <name>AxisRows</name>
    <message>
        <source>{low} to {high}, mean {mean}
Double-click to reset, right-click for more</source>
        <translation>{low} 至 {high}，均值 {mean}
双击复位，右键查看更多操作</translation>
    </message>
</context>
<context>
    <name>BarsPlot</name>
    <message>
        <source>Bars</source>
        <translation>柱状图</translation>
    </message>
</context>
<context>
    <name>Busy</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>处理中…</translation>
    </message>
</context>
<context>
    <name>BusyLine</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Images ({patterns})</source>
        <translation>图像 ({patterns})</translation>
    </message>
    <message>
        <source>Models (*.safetensors)</source>
        <translation>模型 (*.safetensors)</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>打开图像</translation>
    </message>
    <message>
        <source>Train on a folder of images</source>
        <translation>用图像文件夹训练</translation>
    </message>
</context>
<context>
    <name>ClassRow</name>
    <message>
        <source>Another class: the slider below walks there</source>
        <translation>另一个类别：用下面的滑块走过去</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>From the class on the left to the one on the right</source>
        <translation>从左边的类别到右边的类别</translation>
    </message>
    <message>
        <source>Share of the other class</source>
        <translation>另一类别所占的比例</translation>
    </message>
    <message>
        <source>The class of the picture</source>
        <translation>图像的类别</translation>
    </message>
    <message>
        <source>Walk to</source>
        <translation>走向</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>A model is being trained</source>
        <translation>模型正在训练</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Discard for good</source>
        <translation>永久丢弃</translation>
    </message>
    <message>
        <source>Discard {runs}?</source>
        <translation>丢弃 {runs}？</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>丢弃…</translation>
    </message>
    <message>
        <source>Its folder is deleted, with its curves and checkpoints. This cannot be undone.</source>
        <translation>它的文件夹连同曲线和检查点都会被删除，此操作无法撤销。</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Save and stop</source>
        <translation>保存并停止</translation>
    </message>
    <message>
        <source>Stopping saves a checkpoint, from which the run can be resumed. If you let it train, the window closes now and the program ends when the run has finished.</source>
        <translation>停止时会保存检查点，以后可以从那里继续训练。如果让它继续训练，窗口现在关闭，程序在训练完成后自动退出。</translation>
    </message>
    <message>
        <source>{runs} is still training</source>
        <translation>{runs} 仍在训练</translation>
    </message>
</context>
<context>
    <name>CodeDock</name>
    <message>
        <source>Draw a code from the prior; locked axes stay</source>
        <translation>从先验中抽取潜码；锁定的轴保持不变</translation>
    </message>
    <message>
        <source>Every axis back to its mean; locked axes stay</source>
        <translation>所有轴回到均值；锁定的轴保持不变</translation>
    </message>
    <message>
        <source>How far a random code may be from the mean: 0 is the mean, 1 the prior</source>
        <translation>随机潜码可偏离均值多远：0 为均值，1 为先验</translation>
    </message>
    <message>
        <source>How far one notch of the wheel or one arrow key moves a slider</source>
        <translation>滚轮一格或一次方向键使滑块移动的距离</translation>
    </message>
    <message>
        <source>Open a model in the library to see its axes here</source>
        <translation>在资源库中打开模型，这里会显示它的各个轴</translation>
    </message>
    <message>
        <source>Random code</source>
        <translation>随机潜码</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Reset code</source>
        <translation>复位潜码</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Sliders of the code</source>
        <translation>潜码滑块</translation>
    </message>
    <message>
        <source>Sort axes by activity</source>
        <translation>按活跃度排列各轴</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>The axes that change the picture most come first</source>
        <translation>对图像影响最大的轴排在最前</translation>
    </message>
    <message>
        <source>The seed of the next random code</source>
        <translation>下一个随机潜码的种子</translation>
    </message>
    <message>
        <source>Truncation</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>CodePages</name>
    <message>
        <source>How the code is shown</source>
        <translation>编码的显示方式</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Sliders</source>
        <translation>滑块</translation>
    </message>
</context>
<context>
    <name>ColourBar</name>
    <message>
        <source>Absolute error from 0 to {top}</source>
        <translation>绝对误差，0 至 {top}</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Actions found</source>
        <translation>找到的操作</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Search actions</source>
        <translation>搜索操作</translation>
    </message>
</context>
<context>
    <name>ContrastPage</name>
    <message>
        <source>A word is typical of a text where it is more frequent than in a background of the same size: its score is near 1 then, and ½ where both have it alike. Rare words are drawn to ½, so that a few occurrences prove little. What only one text has counts as 0 in the other.</source>
        <translation>一个词若在文本中比在同等规模的背景语料中更常见，便是该文本的特征词：此时得分接近 1；若在两者中同样常见，得分为 ½。罕见词的得分会被拉向 ½，因此寥寥几次出现说明不了什么。只在一份文本中出现的词，在另一份中按 0 次计。</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景语料</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Copy the line that computes this in a shell</source>
        <translation>复制可在终端中进行此计算的命令</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>领域语料</translation>
    </message>
    <message>
        <source>Domain: {domain}
Background: {background}</source>
        <translation>领域语料：{domain}
背景语料：{background}</translation>
    </message>
    <message>
        <source>Drop the text of the background</source>
        <translation>拖入背景语料的文本</translation>
    </message>
    <message>
        <source>Find the words of both with the thresholds of Find</source>
        <translation>用“发现”中的阈值找出两份文本的词</translation>
    </message>
    <message>
        <source>Open a text under Find, and here a background: text of every day, or another field.</source>
        <translation>请在“发现”中打开一份文本，并在这里打开背景语料：日常文本，或其他领域的文本。</translation>
    </message>
    <message>
        <source>Open background…</source>
        <translation>打开背景语料…</translation>
    </message>
    <message>
        <source>Save contrast</source>
        <translation>保存对比结果</translation>
    </message>
    <message>
        <source>Save the scores</source>
        <translation>保存得分</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Text to hold against</source>
        <translation>用作对照的文本</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Words by how often they occur in both texts</source>
        <translation>按在两份文本中的出现次数排布的词</translation>
    </message>
    <message>
        <source>Words of both texts with their scores</source>
        <translation>两份文本的词及其得分</translation>
    </message>
    <message>
        <source>in the background</source>
        <translation>在背景语料中</translation>
    </message>
    <message>
        <source>in the domain</source>
        <translation>在领域语料中</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>{count} words of both texts</source>
        <translation>两份文本共 {count} 个词</translation>
    </message>
</context>
<context>
    <name>CropView</name>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Drag to move the crop, turn the wheel to resize it</source>
        <translation>拖动可移动裁剪框，滚轮可改变其大小</translation>
    </message>
</context>
<context>
    <name>CurveHead</name>
    <message>
        <source>Curves that are not shown, because they are of another size or unit</source>
        <translation>因量级或单位不同而未显示的曲线</translation>
    </message>
    <message>
        <source>Exponential mean; the curves themselves stay faintly visible</source>
        <translation>指数平均；原始曲线仍淡淡可见</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应</translation>
    </message>
    <message>
        <source>Log axis</source>
        <translation>对数轴</translation>
    </message>
    <message>
        <source>Logarithmic axis; only positive values appear on it</source>
        <translation>对数轴；只显示正值</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Show every step again</source>
        <translation>重新显示所有步</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Smoothing of the curves</source>
        <translation>曲线的平滑程度</translation>
    </message>
</context>
<context>
    <name>CurvesPlot</name>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
</context>
<context>
    <name>DatasetChooser</name>
    <message>
        <source>Browse for a dataset</source>
        <translation>浏览数据集</translation>
    </message>
    <message>
        <source>Choose a dataset.</source>
        <translation>请选择数据集。</translation>
    </message>
    <message>
        <source>Choose a file of arrays</source>
        <translation>选择数组文件</translation>
    </message>
    <message>
        <source>Choose a folder of images</source>
        <translation>选择图像文件夹</translation>
    </message>
    <message>
        <source>Choose a folder of images or an .npz file</source>
        <translation>选择图像文件夹或 .npz 文件</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>File of arrays (.npz)…</source>
        <translation>数组文件 (.npz)…</translation>
    </message>
    <message>
        <source>Folder of images…</source>
        <translation>图像文件夹…</translation>
    </message>
    <message>
        <source>NumPy arrays (*.npz)</source>
        <translation>NumPy 数组 (*.npz)</translation>
    </message>
    <message>
        <source>One tenth is held out; subfolders are classes.</source>
        <translation>留出十分之一用于评估；子文件夹即类别。</translation>
    </message>
    <message>
        <source>There is no dataset of this name, and no such folder or file.</source>
        <translation>没有这个名称的数据集，也没有这样的文件夹或文件。</translation>
    </message>
</context>
<context>
    <name>DatasetShelf</name>
    <message>
        <source>Copy name</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Reading the list…</source>
        <translation>正在读取列表…</translation>
    </message>
    <message>
        <source>Train on a folder of images</source>
        <translation>用图像文件夹训练</translation>
    </message>
    <message>
        <source>Train on it</source>
        <translation>用它训练</translation>
    </message>
</context>
<context>
    <name>DensitiesFigure</name>
    <message>
        <source>Axis that is shown</source>
        <translation>所显示的轴</translation>
    </message>
    <message>
        <source>Most active</source>
        <translation>最活跃</translation>
    </message>
    <message>
        <source>– – prior, N(0, 1)</source>
        <translation>– – 先验 N(0, 1)</translation>
    </message>
</context>
<context>
    <name>DensityCanvas</name>
    <message>
        <source>at {x}: {value}, reference {reference}</source>
        <translation>{x} 处：{value}，参考 {reference}</translation>
    </message>
</context>
<context>
    <name>DescentPage</name>
    <message>
        <source>2,000 starts after 10,000 steps of clipped Polyak</source>
        <translation>2,000 个起点按截断 Polyak 法走 10,000 步之后</translation>
    </message>
    <message>
        <source>2,000 starts in the double well: who gets out of the upper valley?</source>
        <translation>双势阱中的 2,000 个起点：谁能逃出较高的谷？</translation>
    </message>
    <message>
        <source>An optimiser is a flow of time cut into steps: gradient descent is Euler&apos;s scheme of it, momentum a leapfrog of one with mass and friction. How fast the loss falls follows from the flow alone; where steps are too long the scheme leaves it. Polyak&apos;s flow divides by the gradient, so it goes on where others stop.</source>
        <translation>优化器是对时间切分成步的流：梯度下降是流的欧拉格式，动量法是带质量和摩擦的流的蛙跳格式。损失下降得多快，只由流本身决定；步长过大时，离散格式便偏离流。Polyak 流除以梯度，因此在其他方法停下的地方仍能前进。</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Copy the line that computes this in a shell</source>
        <translation>复制可在终端中进行此计算的命令</translation>
    </message>
    <message>
        <source>Diverged, and cut there: {names}. Shorten the step.</source>
        <translation>已发散，并在该处截断：{names}。请减小步长。</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>逃逸</translation>
    </message>
    <message>
        <source>Gibbs</source>
        <translation>Gibbs 密度</translation>
    </message>
    <message>
        <source>Gradient descent: {stuck:.0%} at 3.000. Clipped Polyak: {early:.0%} at 0.407 after 2,500 steps, {late:.1%} after 10,000.</source>
        <translation>梯度下降：{stuck:.0%} 停在 3.000。截断 Polyak 法：2,500 步后 {early:.0%} 到达 0.407，10,000 步后为 {late:.1%}。</translation>
    </message>
    <message>
        <source>Knobs</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Loss and the ways down; drag the start</source>
        <translation>损失与各条下降路径；拖动起点</translation>
    </message>
    <message>
        <source>Loss as a surface; drag to turn it</source>
        <translation>损失曲面；拖动可旋转</translation>
    </message>
    <message>
        <source>Loss over time; dotted: foretold by dL/dt</source>
        <translation>损失随时间的变化；点线：由 dL/dt 预测</translation>
    </message>
    <message>
        <source>Many particles by Langevin&apos;s rule, against the Gibbs density of the noise</source>
        <translation>按朗之万规则运动的大量粒子，与该噪声的 Gibbs 密度对照</translation>
    </message>
    <message>
        <source>Particles</source>
        <translation>粒子</translation>
    </message>
    <message>
        <source>Particles, and the Gibbs density exp(−2L/s²)</source>
        <translation>粒子与 Gibbs 密度 exp(−2L/s²)</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Slice of the model</source>
        <translation>模型切片</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>曲面</translation>
    </message>
    <message>
        <source>The loss of the open model, its weights moved along two random directions</source>
        <translation>已打开模型的损失，其权重沿两个随机方向移动</translation>
    </message>
    <message>
        <source>The same loss seen from the side</source>
        <translation>从侧面看同一个损失</translation>
    </message>
    <message>
        <source>Without noise there is no density to settle in: raise Noise.</source>
        <translation>没有噪声，就没有可以趋向的平稳密度：请调大“噪声”。</translation>
    </message>
    <message>
        <source>start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>{share:.0%} of the particles left the picture.</source>
        <translation>{share:.0%} 的粒子离开了画面。</translation>
    </message>
</context>
<context>
    <name>DiracPage</name>
    <message>
        <source>Also the paths of φ</source>
        <translation>同时显示 φ 的轨迹</translation>
    </message>
    <message>
        <source>Also θ averaged over time (EMA)</source>
        <translation>同时显示 θ 随时间的平均（EMA）</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Copy the line that computes this in a shell</source>
        <translation>复制可在终端中进行此计算的命令</translation>
    </message>
    <message>
        <source>Ends early, where it turns too fast to be followed: {names}.</source>
        <translation>提前终止，因为转得过快而无法继续追踪：{names}。</translation>
    </message>
    <message>
        <source>Games, and how far θ ends from 0</source>
        <translation>博弈，以及 θ 最终离 0 多远</translation>
    </message>
    <message>
        <source>Knobs</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Paths of θ and φ; drag where they begin</source>
        <translation>θ 与 φ 的轨迹；拖动它们的起点</translation>
    </message>
    <message>
        <source>Plotted below</source>
        <translation>下方绘制的量</translation>
    </message>
    <message>
        <source>The real data are one point at 0, the fake ones a point θ, the discriminator a vector φ: all that makes a GAN circle or settle is left. Without a penalty something is conserved and θ never comes home; a penalty around 0 brings it there, one around 1 holds it on a circle. The moving average of θ lies nearer to the middle of its circle than θ itself.</source>
        <translation>真实数据是 0 处的一个点，假数据是一个点 θ，判别器是一个向量 φ：使 GAN 绕圈或收敛的一切都保留了下来。没有惩罚时，某个量守恒，θ 永远回不到原点；以 0 为中心的惩罚把它带回原点，以 1 为中心的惩罚则使它停留在一个圆上。θ 的滑动平均比 θ 本身更靠近这个圆的圆心。</translation>
    </message>
    <message>
        <source>|θ|, how far the fake point is from the real one</source>
        <translation>|θ|，假数据点到真实数据点的距离</translation>
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
        <translation>关闭；可从“视图”菜单重新打开</translation>
    </message>
    <message>
        <source>Tear off or put back</source>
        <translation>分离或放回</translation>
    </message>
</context>
<context>
    <name>DropStrip</name>
    <message>
        <source>99% of images it was not trained on come back with an error below {usual}.</source>
        <translation>未参与训练的图像中，99% 的重建误差低于 {usual}。</translation>
    </message>
    <message>
        <source>Absolute error</source>
        <translation>绝对误差</translation>
    </message>
    <message>
        <source>Close the comparison</source>
        <translation>关闭对比</translation>
    </message>
    <message>
        <source>Close; the code stays</source>
        <translation>关闭；潜码保留</translation>
    </message>
    <message>
        <source>Crop size</source>
        <translation>裁剪大小</translation>
    </message>
    <message>
        <source>Dropped image</source>
        <translation>拖入的图像</translation>
    </message>
    <message>
        <source>How much of the picture is used</source>
        <translation>使用图像的多大部分</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反相</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>重建</translation>
    </message>
    <message>
        <source>Unlike what this model has seen</source>
        <translation>与该模型见过的图像不同</translation>
    </message>
    <message>
        <source>Use the negative: for dark things on a light ground</source>
        <translation>使用负片：适合浅色背景上的深色物体</translation>
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
        <translation>新的训练从此次更改之前继续；本训练保持不变</translation>
    </message>
    <message>
        <source>A new run goes on from this checkpoint; this one stays as it is</source>
        <translation>新的训练从此检查点继续；本训练保持不变</translation>
    </message>
    <message>
        <source>Rewind to here</source>
        <translation>回退到这里</translation>
    </message>
    <message>
        <source>Rewind to step {step}</source>
        <translation>回退到第 {step} 步</translation>
    </message>
    <message>
        <source>This run keeps no checkpoint of step {step}.</source>
        <translation>本训练没有保留第 {step} 步的检查点。</translation>
    </message>
    <message>
        <source>What is changed while the run goes on is listed here, with a way back.</source>
        <translation>训练进行中的更改会列在这里，并可回退。</translation>
    </message>
    <message>
        <source>checkpoint</source>
        <translation>检查点</translation>
    </message>
</context>
<context>
    <name>EllipsesFigure</name>
    <message>
        <source>Axis along x</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Axis along y</source>
        <translation>纵轴</translation>
    </message>
    <message>
        <source>{count} images;  – – prior, σ and 2σ</source>
        <translation>{count} 张图像；– – 先验，σ 与 2σ</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Nothing is training yet</source>
        <translation>尚未开始训练</translation>
    </message>
    <message>
        <source>Start a run: its loss curves, its samples and what each latent axis carries appear here while it learns, and you can explore it meanwhile. A run chosen in the library shows what it recorded.</source>
        <translation>开始一次训练：学习过程中，损失曲线、样本以及每个潜轴所携带的信息会显示在这里，您也可以同时探索它。在资源库中选择一次训练，可查看它的记录。</translation>
    </message>
</context>
<context>
    <name>EndMenu</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Draw a random code</source>
        <translation>抽取随机潜码</translation>
    </message>
    <message>
        <source>Follow the current code</source>
        <translation>跟随当前潜码</translation>
    </message>
    <message>
        <source>Follow the picked class</source>
        <translation>跟随所选的类别</translation>
    </message>
    <message>
        <source>From a try-me image</source>
        <translation>来自示例图像</translation>
    </message>
    <message>
        <source>From an image…</source>
        <translation>来自图像…</translation>
    </message>
    <message>
        <source>From the history</source>
        <translation>来自历史</translation>
    </message>
    <message>
        <source>Keep the current code</source>
        <translation>固定为当前潜码</translation>
    </message>
    <message>
        <source>Newest step</source>
        <translation>最新一步</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>没有打开的模型</translation>
    </message>
    <message>
        <source>Open an image</source>
        <translation>打开图像</translation>
    </message>
    <message>
        <source>Paste a code</source>
        <translation>粘贴潜码</translation>
    </message>
    <message>
        <source>Steps back: {count}</source>
        <translation>回退步数：{count}</translation>
    </message>
</context>
<context>
    <name>EndSlot</name>
    <message>
        <source>{title}: {origin}. Click to choose another, or drop an image or a code here.</source>
        <translation>{title}：{origin}。点击可另选，也可把图像或潜码拖放到此处。</translation>
    </message>
</context>
<context>
    <name>EndsBar</name>
    <message>
        <source>Bottom left</source>
        <translation>左下</translation>
    </message>
    <message>
        <source>Bottom right</source>
        <translation>右下</translation>
    </message>
    <message>
        <source>Current code</source>
        <translation>当前潜码</translation>
    </message>
    <message>
        <source>Dropped image</source>
        <translation>拖入的图像</translation>
    </message>
    <message>
        <source>Encoding…</source>
        <translation>编码中…</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Kept code</source>
        <translation>固定的潜码</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
    <message>
        <source>To</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>Top left</source>
        <translation>左上</translation>
    </message>
    <message>
        <source>Top right</source>
        <translation>右上</translation>
    </message>
</context>
<context>
    <name>ErrorBar</name>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Codes (*.json)</source>
        <translation>潜码 (*.json)</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>复制潜码</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图像</translation>
    </message>
    <message>
        <source>Copy picture as command</source>
        <translation>将图像复制为命令</translation>
    </message>
    <message>
        <source>Copy the code as JSON</source>
        <translation>以 JSON 格式复制潜码</translation>
    </message>
    <message>
        <source>Copy the line that draws this picture in a shell</source>
        <translation>复制可在终端中绘制此图像的命令</translation>
    </message>
    <message>
        <source>Go to the code on the clipboard</source>
        <translation>转到剪贴板中的潜码</translation>
    </message>
    <message>
        <source>Load code</source>
        <translation>载入潜码</translation>
    </message>
    <message>
        <source>Load code…</source>
        <translation>载入潜码…</translation>
    </message>
    <message>
        <source>Paste code</source>
        <translation>粘贴潜码</translation>
    </message>
    <message>
        <source>Paste picture</source>
        <translation>粘贴图像</translation>
    </message>
    <message>
        <source>Save code</source>
        <translation>保存潜码</translation>
    </message>
    <message>
        <source>Save code…</source>
        <translation>保存潜码…</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>保存图像…</translation>
    </message>
</context>
<context>
    <name>ExplorePanel</name>
    <message>
        <source>Choose one in the library, or drop a model file here.</source>
        <translation>在资源库中选择一个，或将模型文件拖到这里。</translation>
    </message>
    <message>
        <source>Decoded picture</source>
        <translation>解码图像</translation>
    </message>
    <message>
        <source>Draw with the weights of the run as it trains</source>
        <translation>用训练中的权重实时绘制</translation>
    </message>
    <message>
        <source>Drop an image on the picture, or</source>
        <translation>将图像拖到画面上，或</translation>
    </message>
    <message>
        <source>Drop it here to find its code</source>
        <translation>拖到这里以求出它的潜码</translation>
    </message>
    <message>
        <source>Find the training image most like this picture: was it learned by heart?</source>
        <translation>查找与这幅图最相似的训练图像：它是被死记下来的吗？</translation>
    </message>
    <message>
        <source>Follow run</source>
        <translation>跟随训练</translation>
    </message>
    <message>
        <source>More with this code</source>
        <translation>更多潜码操作</translation>
    </message>
    <message>
        <source>Nearest training image</source>
        <translation>最近的训练图像</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>没有打开的模型</translation>
    </message>
    <message>
        <source>No model is open that could find a code for this image.</source>
        <translation>没有打开的模型可为此图像求潜码。</translation>
    </message>
    <message>
        <source>Open one from the library first.</source>
        <translation>请先从资源库中打开一个。</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>正在打开 {name}…</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>waiting for the run</source>
        <translation>正在等待训练</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>Copy round trips as command</source>
        <translation>将往返重建复制为命令</translation>
    </message>
    <message>
        <source>Copy the line that measures these files in a shell</source>
        <translation>复制可在终端中测量这些文件的命令</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG 图像 (*.png)</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图像</translation>
    </message>
    <message>
        <source>Save round trips as picture…</source>
        <translation>将往返重建保存为图像…</translation>
    </message>
    <message>
        <source>Save round trips as table…</source>
        <translation>将往返重建保存为表格…</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>已保存为 {path}</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>The command was copied</source>
        <translation>命令已复制</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Back to {default}</source>
        <translation>恢复为 {default}</translation>
    </message>
    <message>
        <source>Reset {name}</source>
        <translation>复位 {name}</translation>
    </message>
</context>
<context>
    <name>FiguresView</name>
    <message>
        <source>Larger figure</source>
        <translation>放大图表</translation>
    </message>
    <message>
        <source>Larger: the curves give way</source>
        <translation>放大：曲线让出位置</translation>
    </message>
</context>
<context>
    <name>FilterBox</name>
    <message>
        <source>Characters of the shortest words</source>
        <translation>最短词的字数</translation>
    </message>
    <message>
        <source>Han characters</source>
        <translation>汉字</translation>
    </message>
    <message>
        <source>No regular expression: {cause}</source>
        <translation>不是正则表达式：{cause}</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Regular expression of words to drop</source>
        <translation>要剔除的词的正则表达式</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Script of the words</source>
        <translation>词所用的文字</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>最短</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>drop what matches, e.g. ^[的了]</source>
        <translation>剔除匹配的词，例如 ^[的了]</translation>
    </message>
    <message>
        <source>letters</source>
        <translation>字母</translation>
    </message>
</context>
<context>
    <name>FindPage</name>
    <message>
        <source>, {count} files that are no text</source>
        <translation>，{count} 个文件不是文本</translation>
    </message>
    <message>
        <source>, {count} unreadable bytes left out</source>
        <translation>，略去 {count} 个无法解码的字节</translation>
    </message>
    <message>
        <source>An n-gram is held together by every split of it occurring more often than chance would have it. Text is cut wherever no kept n-gram spans the gap, and a piece is a word if all short pieces of it are kept as well. No dictionary is needed, only enough text.</source>
        <translation>一个 n-gram 是否凝固，要看它的每一种切分：整体出现得都应比两部分偶然相连更频繁。凡没有保留的 n-gram 跨越之处，文本便切开；切出的片段，若其中的短片段也都得到保留，就是词。无需词典，只需足够的文本。</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>Cohesion, nats</source>
        <translation>凝固度（奈特）</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Copy the line that computes this in a shell</source>
        <translation>复制可在终端中进行此计算的命令</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Cut the text into these words and train word vectors on them, as a run</source>
        <translation>用这些词切分文本，并作为一次训练在其上训练词向量</translation>
    </message>
    <message>
        <source>Cut the text with these thresholds</source>
        <translation>用这些阈值切分文本</translation>
    </message>
    <message>
        <source>Dictionary (*.txt)</source>
        <translation>词典 (*.txt)</translation>
    </message>
    <message>
        <source>Dictionary…</source>
        <translation>词典…</translation>
    </message>
    <message>
        <source>Drop text files or folders to find their words</source>
        <translation>拖入文本文件或文件夹，发现其中的词</translation>
    </message>
    <message>
        <source>Files of plain text or .gz</source>
        <translation>纯文本文件或其 .gz</translation>
    </message>
    <message>
        <source>Find words</source>
        <translation>发现词汇</translation>
    </message>
    <message>
        <source>Finder</source>
        <translation>发现方法</translation>
    </message>
    <message>
        <source>Finder A counts when it is applied.</source>
        <translation>方法 A 在执行时才统计词数。</translation>
    </message>
    <message>
        <source>Finder A: pairs</source>
        <translation>方法 A：字对</translation>
    </message>
    <message>
        <source>Finder B: cohesion</source>
        <translation>方法 B：凝固度</translation>
    </message>
    <message>
        <source>Of the words stay</source>
        <translation>保留哪些词</translation>
    </message>
    <message>
        <source>Open a text, or drop one here: plain, .gz or a folder.</source>
        <translation>请打开文本，或拖到这里：纯文本、.gz 或文件夹。</translation>
    </message>
    <message>
        <source>Open text…</source>
        <translation>打开文本…</translation>
    </message>
    <message>
        <source>Save as a dictionary of jieba</source>
        <translation>保存为 jieba 词典</translation>
    </message>
    <message>
        <source>Save words</source>
        <translation>保存词汇</translation>
    </message>
    <message>
        <source>Save words and scores</source>
        <translation>保存词及其得分</translation>
    </message>
    <message>
        <source>Show only words with this in them</source>
        <translation>只显示包含此内容的词</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Thresholds 5, 25, 125</source>
        <translation>阈值 5, 25, 125</translation>
    </message>
    <message>
        <source>Thresholds ln 2, 4, 6</source>
        <translation>阈值 ln 2, 4, 6</translation>
    </message>
    <message>
        <source>Train vectors</source>
        <translation>训练词向量</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Words that were found</source>
        <translation>发现的词</translation>
    </message>
    <message>
        <source>Words with…</source>
        <translation>包含…的词</translation>
    </message>
    <message>
        <source>{count} words</source>
        <translation>{count} 个词</translation>
    </message>
    <message>
        <source>{name}: {characters} characters of words, {encoding}</source>
        <translation>{name}：可成词的字符 {characters} 个，{encoding}</translation>
    </message>
    <message>
        <source>{n} characters: {kept} of {all} kept</source>
        <translation>{n} 个字符：{all} 个中保留 {kept} 个</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Code</source>
        <translation>潜码</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资源库</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>演练场</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返重建</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词汇</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>工作区</translation>
    </message>
</context>
<context>
    <name>GridsPanel</name>
    <message>
        <source>Click a cell to go to its code, double-click to see it in Explore</source>
        <translation>单击格子转到其潜码，双击在“探索”中查看</translation>
    </message>
    <message>
        <source>Copied: {command}</source>
        <translation>已复制：{command}</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Copy sheet as command</source>
        <translation>将网格图复制为命令</translation>
    </message>
    <message>
        <source>Copy the line that draws this sheet in a shell</source>
        <translation>复制可在终端中绘制此网格图的命令</translation>
    </message>
    <message>
        <source>Draw new samples</source>
        <translation>抽取新样本</translation>
    </message>
    <message>
        <source>Drop images to walk between them</source>
        <translation>拖入图像，在它们之间漫步</translation>
    </message>
    <message>
        <source>Open a model from the library, or train one.</source>
        <translation>从资源库中打开模型，或训练一个。</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG 图像 (*.png)</translation>
    </message>
    <message>
        <source>Save sheet</source>
        <translation>保存网格图</translation>
    </message>
    <message>
        <source>Save sheet…</source>
        <translation>保存网格图…</translation>
    </message>
    <message>
        <source>Save the sheet as PNG</source>
        <translation>将网格图保存为 PNG</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>已保存为 {path}</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Sheet of images</source>
        <translation>图像网格图</translation>
    </message>
    <message>
        <source>Sheets of many images appear here</source>
        <translation>由许多图像组成的网格图会显示在这里</translation>
    </message>
    <message>
        <source>{rows} × {cols} images in {time} ms</source>
        <translation>{rows} × {cols} 张图像，用时 {time} 毫秒</translation>
    </message>
</context>
<context>
    <name>GroupLegend</name>
    <message>
        <source>Groups of points</source>
        <translation>点的分组</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Add images…</source>
        <translation>添加图像…</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>重新测量</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>全部移除</translation>
    </message>
</context>
<context>
    <name>HistoryStrip</name>
    <message>
        <source>Every step you take leaves a picture here</source>
        <translation>您走过的每一步都会在这里留下一张图像</translation>
    </message>
    <message>
        <source>History of codes</source>
        <translation>潜码历史</translation>
    </message>
    <message>
        <source>Where you have been; click to go back there</source>
        <translation>您到过的地方；点击即可返回</translation>
    </message>
</context>
<context>
    <name>ImageView</name>
    <message>
        <source>Drop it here</source>
        <translation>拖到这里</translation>
    </message>
    <message>
        <source>Paste image</source>
        <translation>粘贴图像</translation>
    </message>
</context>
<context>
    <name>InformationPlane</name>
    <message>
        <source>What the rate is drawn against</source>
        <translation>与码率对照的量</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>A word to look at</source>
        <translation>要查看的词</translation>
    </message>
    <message>
        <source>Choose a word, or type one: also one that was not found.</source>
        <translation>请选择或输入一个词，未被发现的词也可以。</translation>
    </message>
    <message>
        <source>Splits of the word</source>
        <translation>该词的切分</translation>
    </message>
    <message>
        <source>does not hold together well enough</source>
        <translation>凝固度不足</translation>
    </message>
    <message>
        <source>does not occur in the text</source>
        <translation>未在文本中出现</translation>
    </message>
    <message>
        <source>fails the check back: part of it is no kept n-gram</source>
        <translation>未通过回溯检查，其中有未保留的 n-gram</translation>
    </message>
    <message>
        <source>is kept</source>
        <translation>得到保留</translation>
    </message>
    <message>
        <source>is never cut out of the text alone</source>
        <translation>从未在文本中单独切出</translation>
    </message>
    <message>
        <source>is too rare</source>
        <translation>过于罕见</translation>
    </message>
    <message>
        <source>is too rare as a piece of its own</source>
        <translation>作为独立片段过于罕见</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>not kept</source>
        <translation>未保留</translation>
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
        <translation>层图显示的内容</translation>
    </message>
</context>
<context>
    <name>LayerModel</name>
    <message>
        <source>Also here: {rules}</source>
        <translation>此处还有：{rules}</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Frozen layers stay as they are, bit for bit</source>
        <translation>冻结的层逐位保持原样</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>How many numbers its weights are</source>
        <translation>权重共有多少个数</translation>
    </message>
    <message>
        <source>How much of that</source>
        <translation>处理的程度</translation>
    </message>
    <message>
        <source>It has more than one; choosing another replaces them all.</source>
        <translation>它有不止一种处理；另选一种会全部替换。</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Norms over the steps; the lines are where something was changed</source>
        <translation>各步的范数；竖线处有过更改</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>倍率</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Steps {first} to {last}</source>
        <translation>第 {first} 至 {last} 步</translation>
    </message>
    <message>
        <source>What has weights of its own in the networks of the run</source>
        <translation>运行的网络中自身带有权重的部分</translation>
    </message>
    <message>
        <source>What is done to the gradient before the step</source>
        <translation>更新之前对梯度的处理</translation>
    </message>
    <message>
        <source>What multiplies the learning rate here</source>
        <translation>此处学习率的倍数</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>{count} numbers in {names}</source>
        <translation>{count} 个数，位于 {names}</translation>
    </message>
</context>
<context>
    <name>LayerRuleField</name>
    <message>
        <source>A pattern (* and ? are wild), a colon, and what to do: {words}</source>
        <translation>名称模式（* 和 ? 为通配符）、冒号，以及要做的事：{words}</translation>
    </message>
    <message>
        <source>Add rule</source>
        <translation>添加规则</translation>
    </message>
    <message>
        <source>No layer is called {pattern}</source>
        <translation>没有名为 {pattern} 的层</translation>
    </message>
    <message>
        <source>Remove the rule {rule}</source>
        <translation>删除规则 {rule}</translation>
    </message>
    <message>
        <source>Rule for all layers whose names fit a pattern</source>
        <translation>用于名称符合模式的所有层的规则</translation>
    </message>
    <message>
        <source>Write it like {example}</source>
        <translation>请写成 {example} 的形式</translation>
    </message>
    <message>
        <source>fits 1 layer</source>
        <translation>符合 1 层</translation>
    </message>
    <message>
        <source>fits {count} layers</source>
        <translation>符合 {count} 层</translation>
    </message>
</context>
<context>
    <name>LayerTable</name>
    <message>
        <source>Layers of the run</source>
        <translation>运行的各层</translation>
    </message>
</context>
<context>
    <name>LayersTab</name>
    <message>
        <source>Nothing is known of this run&apos;s layers: it was made before they were measured.</source>
        <translation>此运行的各层没有记录：它早于层的测量。</translation>
    </message>
    <message>
        <source>The layers appear with the first step.</source>
        <translation>第一步开始后会显示各层。</translation>
    </message>
</context>
<context>
    <name>LibraryDock</name>
    <message>
        <source>Add a model file to the library</source>
        <translation>将模型文件添加到资源库</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Train on a folder of images</source>
        <translation>用图像文件夹训练</translation>
    </message>
</context>
<context>
    <name>LiveTab</name>
    <message>
        <source>Edits and checkpoints</source>
        <translation>更改与检查点</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>Log of the run</source>
        <translation>训练日志</translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>Drag the dot to move the code; click a point to take the code of a training image</source>
        <translation>拖动圆点移动编码；点击某个点，采用那幅训练图像的编码</translation>
    </message>
    <message>
        <source>Map of the codes</source>
        <translation>编码地图</translation>
    </message>
    <message>
        <source>{count} codes of training images on their two widest axes</source>
        <translation>{count} 个训练图像的编码，沿其最宽的两个轴</translation>
    </message>
</context>
<context>
    <name>MatrixPage</name>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Copy the line that computes this in a shell</source>
        <translation>复制可在终端中进行此计算的命令</translation>
    </message>
    <message>
        <source>Drag the next factor</source>
        <translation>拖动下一个因子</translation>
    </message>
    <message>
        <source>Factor {number} of {count}</source>
        <translation>第 {number} 个因子，共 {count} 个</translation>
    </message>
    <message>
        <source>Factors</source>
        <translation>因子</translation>
    </message>
    <message>
        <source>How much of the product is applied</source>
        <translation>乘积已作用的程度</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>One more factor</source>
        <translation>再加一个因子</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Stack another</source>
        <translation>再叠加一个</translation>
    </message>
    <message>
        <source>Take this factor away</source>
        <translation>去掉这个因子</translation>
    </message>
    <message>
        <source>The exponential of a matrix of rank one is explicit: it is always invertible, its inverse has the opposite sign, and areas grow by eˢ. Where x and y are orthogonal it is a shear and keeps areas; products of a few such factors mix the channels of the flow. Reflections are not among them, as the determinant is always positive.</source>
        <translation>秩一矩阵的指数有显式公式：它总是可逆，其逆只需将指数变号，面积变为 eˢ 倍。x 与 y 正交时，它是保持面积的剪切变换；几个这样的因子之积用来混合流的各个通道。其中不包括反射，因为行列式总是正的。</translation>
    </message>
    <message>
        <source>The plane under the matrix; drag x and y</source>
        <translation>矩阵作用下的平面；拖动 x 和 y</translation>
    </message>
    <message>
        <source>The product</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>Undo it all by the inverse, or apply it again</source>
        <translation>用逆矩阵全部还原，或重新作用</translation>
    </message>
    <message>
        <source>apart from matrix_exp:  {error}</source>
        <translation>与 matrix_exp 之差：  {error}</translation>
    </message>
    <message>
        <source>area  e^s = {area}   (s = {s})</source>
        <translation>面积  e^s = {area}   (s = {s})</translation>
    </message>
    <message>
        <source>condition  {condition}</source>
        <translation>条件数  {condition}</translation>
    </message>
    <message>
        <source>formula {formula} µs, matrix_exp {exponential} µs</source>
        <translation>公式 {formula} 微秒，matrix_exp {exponential} 微秒</translation>
    </message>
    <message>
        <source>inverse · matrix − 1:  {error}</source>
        <translation>逆矩阵 · 矩阵 − 1：  {error}</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>训练(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>About LatentLab</source>
        <translation>关于 LatentLab</translation>
    </message>
    <message>
        <source>Choose what to train, and on what</source>
        <translation>选择要训练的模型和数据</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Docks and menus jump instead of gliding</source>
        <translation>面板和菜单直接切换，不用动画</translation>
    </message>
    <message>
        <source>Docks back to where they were at first</source>
        <translation>面板回到最初的位置</translation>
    </message>
    <message>
        <source>Find the codes of images</source>
        <translation>求出图像的潜码</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Go to {tab}</source>
        <translation>转到{tab}</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>跟随系统语言</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>新建训练…</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>尚未打开过任何内容</translation>
    </message>
    <message>
        <source>Open images…</source>
        <translation>打开图像…</translation>
    </message>
    <message>
        <source>Open model…</source>
        <translation>打开模型…</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>复位布局</translation>
    </message>
    <message>
        <source>Search actions…</source>
        <translation>搜索操作…</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation>跟随系统主题</translation>
    </message>
    <message>
        <source>Train on a folder…</source>
        <translation>用文件夹训练…</translation>
    </message>
    <message>
        <source>Use a folder of images as a dataset</source>
        <translation>将图像文件夹用作数据集</translation>
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
        <translation>四角</translation>
    </message>
    <message>
        <source>Draws from the prior, by seed</source>
        <translation>按种子从先验中抽取</translation>
    </message>
    <message>
        <source>Everything between four codes</source>
        <translation>四个潜码之间的一切</translation>
    </message>
    <message>
        <source>From one code or image to another</source>
        <translation>从一个潜码或图像到另一个</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>One row per axis, around the current code</source>
        <translation>每个轴一行，围绕当前潜码</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Traversal</source>
        <translation>遍历</translation>
    </message>
    <message>
        <source>What A becomes where B becomes C</source>
        <translation>B 变为 C 时，A 会变成什么</translation>
    </message>
</context>
<context>
    <name>ModelShelf</name>
    <message>
        <source>Add a model</source>
        <translation>添加模型</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Drop a model file here, or train one.</source>
        <translation>将模型文件拖到这里，或训练一个。</translation>
    </message>
    <message>
        <source>Model files (*.safetensors)</source>
        <translation>模型文件 (*.safetensors)</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove from the library…</source>
        <translation>从资源库中移除…</translation>
    </message>
    <message>
        <source>Remove {name} from the library? Its file is deleted.</source>
        <translation>从资源库中移除 {name}？其文件会被删除。</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
</context>
<context>
    <name>NearestStrip</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the comparison with training images</source>
        <translation>关闭与训练图像的比较</translation>
    </message>
    <message>
        <source>Held-out images</source>
        <translation>留出图像</translation>
    </message>
    <message>
        <source>How far images that were not trained on are from the training image nearest to them: the mean, and the least</source>
        <translation>未参与训练的图像与各自最近的训练图像相距多远：平均值与最小值</translation>
    </message>
    <message>
        <source>Image {number} of {data}</source>
        <translation>{data} 的第 {number} 幅图像</translation>
    </message>
    <message>
        <source>Image {number} of {data}: {label}</source>
        <translation>{data} 的第 {number} 幅图像：{label}</translation>
    </message>
    <message>
        <source>Nearest training image</source>
        <translation>最近的训练图像</translation>
    </message>
    <message>
        <source>Of pixels from 0 to 1; 0 is a copy</source>
        <translation>像素取值 0 到 1；0 表示完全相同</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>RMS difference</source>
        <translation>均方根差</translation>
    </message>
    <message>
        <source>{count} training images were searched</source>
        <translation>共搜索了 {count} 幅训练图像</translation>
    </message>
    <message>
        <source>{mean}, at least {least}</source>
        <translation>{mean}，最小 {least}</translation>
    </message>
</context>
<context>
    <name>NeighbourBar</name>
    <message>
        <source>{word}: cosine {cosine:.4f}. Click for its own neighbours</source>
        <translation>{word}：余弦 {cosine:.4f}。点击查看它的近邻</translation>
    </message>
</context>
<context>
    <name>NeighbourList</name>
    <message>
        <source>A word whose neighbours are shown; Enter asks for them</source>
        <translation>要查看其近邻的词；按回车键查询</translation>
    </message>
    <message>
        <source>Add this word to the seeds</source>
        <translation>将此词加入种子词</translation>
    </message>
    <message>
        <source>As seed</source>
        <translation>设为种子词</translation>
    </message>
    <message>
        <source>Neighbours of</source>
        <translation>查询近邻</translation>
    </message>
    <message>
        <source>a word, or click one on the map</source>
        <translation>输入词，或点击图上的词</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Copied: {command}</source>
        <translation>已复制：{command}</translation>
    </message>
</context>
<context>
    <name>ParameterForm</name>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Copy image</source>
        <translation>复制图像</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG 图像 (*.png)</translation>
    </message>
    <message>
        <source>Save image</source>
        <translation>保存图像</translation>
    </message>
    <message>
        <source>Save image as PNG…</source>
        <translation>将图像保存为 PNG…</translation>
    </message>
</context>
<context>
    <name>Placeholder</name>
    <message>
        <source>Add images…</source>
        <translation>添加图像…</translation>
    </message>
    <message>
        <source>Drop images here to see how the model brings them back</source>
        <translation>将图像拖到这里，看模型如何还原它们</translation>
    </message>
    <message>
        <source>Each is encoded and decoded again. What is lost shows, and is measured: MSE, PSNR, SSIM.</source>
        <translation>每张图像都经编码再解码，丢失的部分会显示出来并加以测量：MSE、PSNR、SSIM。</translation>
    </message>
    <message>
        <source>Try bundled images</source>
        <translation>试用内置图像</translation>
    </message>
</context>
<context>
    <name>PlanePlot</name>
    <message>
        <source>rate / bits</source>
        <translation>码率 / 比特</translation>
    </message>
    <message>
        <source>{run}: {rate} bits, {measure} {value}</source>
        <translation>{run}：{rate} 比特，{measure} {value}</translation>
    </message>
</context>
<context>
    <name>PlaygroundPanel</name>
    <message>
        <source>Descent</source>
        <translation>下降</translation>
    </message>
    <message>
        <source>GAN dynamics</source>
        <translation>GAN 动力学</translation>
    </message>
    <message>
        <source>GANs of one point</source>
        <translation>单点 GAN</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Optimisation as dynamics</source>
        <translation>优化即动力学</translation>
    </message>
    <message>
        <source>Plans, potentials, critics</source>
        <translation>传输方案、势函数与评论器</translation>
    </message>
    <message>
        <source>The invertible matrix exp(x yᵀ)</source>
        <translation>可逆矩阵 exp(x yᵀ)</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>最优传输</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>测量中</translation>
    </message>
    <message>
        <source>{done} of {total} images</source>
        <translation>{done} / {total} 张图像</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Show this run</source>
        <translation>显示此训练</translation>
    </message>
    <message>
        <source>Take {run} out of the queue</source>
        <translation>将 {run} 移出队列</translation>
    </message>
    <message>
        <source>Train {run} earlier</source>
        <translation>让 {run} 提前训练</translation>
    </message>
    <message>
        <source>Train {run} later</source>
        <translation>让 {run} 推后训练</translation>
    </message>
    <message>
        <source>Waiting runs</source>
        <translation>等待中的训练</translation>
    </message>
    <message>
        <source>{family} on {data}, {steps} steps</source>
        <translation>{family} · {data}，{steps} 步</translation>
    </message>
</context>
<context>
    <name>Readouts</name>
    <message>
        <source>What the encoder says of the image itself</source>
        <translation>编码器对图像本身的读数</translation>
    </message>
</context>
<context>
    <name>RecipeBar</name>
    <message>
        <source>1 keeps the draws, 0 gives the mean: smaller is more typical</source>
        <translation>1 保留抽样，0 得到均值：越小越典型</translation>
    </message>
    <message>
        <source>All three</source>
        <translation>全部三种</translation>
    </message>
    <message>
        <source>As many samples of each space, from left to right</source>
        <translation>每个空间各取同样多的样本，从左到右排列</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>轴</translation>
    </message>
    <message>
        <source>Axes by number, instead of the most active ones: 0, 3, 7-9</source>
        <translation>按编号指定轴，代替最活跃的轴：0, 3, 7-9</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>Cosine–sine</source>
        <translation>余弦–正弦</translation>
    </message>
    <message>
        <source>Draw new samples</source>
        <translation>抽取新样本</translation>
    </message>
    <message>
        <source>How far each axis goes to both sides, in standard deviations</source>
        <translation>每个轴向两侧延伸多远，以标准差计</translation>
    </message>
    <message>
        <source>Interpolation</source>
        <translation>插值</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Most active</source>
        <translation>最活跃的</translation>
    </message>
    <message>
        <source>One row per class</source>
        <translation>每类一行</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Spaces side by side</source>
        <translation>各空间并排</translation>
    </message>
    <message>
        <source>Spherical</source>
        <translation>球面</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>The same draws in every row, each row another class</source>
        <translation>各行抽样相同，每行一个类别</translation>
    </message>
    <message>
        <source>Truncation ψ</source>
        <translation>截断 ψ</translation>
    </message>
</context>
<context>
    <name>Rewind</name>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Rewind to here</source>
        <translation>回退到这里</translation>
    </message>
</context>
<context>
    <name>RoundTripPanel</name>
    <message>
        <source>Add images</source>
        <translation>添加图像</translation>
    </message>
    <message>
        <source>Add images to the round trip…</source>
        <translation>为往返重建添加图像…</translation>
    </message>
    <message>
        <source>Drop images to send them through the model</source>
        <translation>拖入图像，让它们通过模型</translation>
    </message>
    <message>
        <source>Measure the round trips again</source>
        <translation>重新测量往返重建</translation>
    </message>
    <message>
        <source>No model is open to measure these images with.</source>
        <translation>没有打开的模型可测量这些图像。</translation>
    </message>
    <message>
        <source>Open one from the library.</source>
        <translation>请从资源库中打开一个。</translation>
    </message>
    <message>
        <source>Remove all round trips</source>
        <translation>移除所有往返重建</translation>
    </message>
    <message>
        <source>Send bundled images on a round trip</source>
        <translation>对内置图像做往返重建</translation>
    </message>
</context>
<context>
    <name>RuleChooser</name>
    <message>
        <source>Add this optimiser of torch</source>
        <translation>添加此 torch 优化器</translation>
    </message>
    <message>
        <source>Let this optimiser of torch.optim walk as well</source>
        <translation>让 torch.optim 的这个优化器也一起走</translation>
    </message>
    <message>
        <source>Optimiser of torch</source>
        <translation>torch 优化器</translation>
    </message>
</context>
<context>
    <name>RunBody</name>
    <message>
        <source>Curves of the run</source>
        <translation>训练曲线</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>No samples yet</source>
        <translation>暂无样本</translation>
    </message>
    <message>
        <source>Run log</source>
        <translation>训练日志</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>The curves begin with the first steps.</source>
        <translation>曲线从最初几步开始。</translation>
    </message>
    <message>
        <source>The same codes, decoded again and again while the model learns</source>
        <translation>同一组潜码，在模型学习过程中反复解码</translation>
    </message>
    <message>
        <source>What each latent axis carries is measured at every evaluation.</source>
        <translation>每次评估时都会测量每个潜轴所携带的信息。</translation>
    </message>
</context>
<context>
    <name>RunControls</name>
    <message>
        <source>Another process trains it: stop it there</source>
        <translation>它正由另一个进程训练：请在那里停止</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>丢弃…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Open the run in Explore</source>
        <translation>在“探索”中打开此训练</translation>
    </message>
    <message>
        <source>Pause the run</source>
        <translation>暂停训练</translation>
    </message>
    <message>
        <source>Resume the run</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>停止训练</translation>
    </message>
    <message>
        <source>Stop with a checkpoint, from which the run can go on later</source>
        <translation>保存检查点并停止，以后可从那里继续</translation>
    </message>
    <message>
        <source>Stop {name} and delete it with its curves and checkpoints? This cannot be undone.</source>
        <translation>停止 {name} 并删除它及其曲线和检查点？此操作无法撤销。</translation>
    </message>
    <message>
        <source>Use its settings for the next run</source>
        <translation>将其设置用于下一次训练</translation>
    </message>
</context>
<context>
    <name>RunHeader</name>
    <message>
        <source>branched from {run} at step {step}</source>
        <translation>从 {run} 的第 {step} 步分出</translation>
    </message>
    <message>
        <source>{family} on {data}</source>
        <translation>{family} · {data}</translation>
    </message>
</context>
<context>
    <name>RunLine</name>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop the run; it can be resumed later</source>
        <translation>停止训练；以后可以继续</translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation>损失 {loss}</translation>
    </message>
    <message>
        <source>{rate} images/s</source>
        <translation>{rate} 张/秒</translation>
    </message>
    <message>
        <source>{rate} words/s</source>
        <translation>{rate} 词/秒</translation>
    </message>
    <message>
        <source>{run}: step {step}</source>
        <translation>{run}：第 {step} 步</translation>
    </message>
</context>
<context>
    <name>RunSetup</name>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>模型族</translation>
    </message>
</context>
<context>
    <name>RunShelf</name>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete {name} with its curves, samples and checkpoints? This cannot be undone.</source>
        <translation>删除 {name} 及其曲线、样本和检查点？此操作无法撤销。</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Nothing was trained yet. Start a run in Train; it stays here.</source>
        <translation>尚未训练过。在“训练”中开始，记录会保留在这里。</translation>
    </message>
    <message>
        <source>Open in Explore</source>
        <translation>在“探索”中打开</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Show curves and samples</source>
        <translation>显示曲线和样本</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>SamplesView</name>
    <message>
        <source>Samples of the run</source>
        <translation>训练样本</translation>
    </message>
</context>
<context>
    <name>Scrubber</name>
    <message>
        <source>History of samples</source>
        <translation>样本历史</translation>
    </message>
    <message>
        <source>Play the history</source>
        <translation>播放历史</translation>
    </message>
    <message>
        <source>Play the history from its beginning</source>
        <translation>从头播放历史</translation>
    </message>
    <message>
        <source>The samples at an earlier step</source>
        <translation>较早步的样本</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
</context>
<context>
    <name>SearchProgress</name>
    <message>
        <source>Looking for the code</source>
        <translation>正在寻找潜码</translation>
    </message>
    <message>
        <source>Stop here; the best code so far stays</source>
        <translation>到此为止；保留目前最好的潜码</translation>
    </message>
    <message>
        <source>Stop looking for the code</source>
        <translation>停止寻找潜码</translation>
    </message>
</context>
<context>
    <name>SeedChips</name>
    <message>
        <source>Remove the seed {word}</source>
        <translation>移除种子词 {word}</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>种子词</translation>
    </message>
    <message>
        <source>Words to begin with, separated by spaces or commas; Enter adds them</source>
        <translation>作为起点的词，以空格或逗号分隔；按回车键添加</translation>
    </message>
    <message>
        <source>words, then Enter</source>
        <translation>输入词后按回车键</translation>
    </message>
    <message>
        <source>{word} has no vector; remove it</source>
        <translation>{word} 没有词向量；将其移除</translation>
    </message>
</context>
<context>
    <name>SheetLabels</name>
    <message>
        <source>{space}: a Gaussian fitted to its codes</source>
        <translation>{space}：拟合其编码的高斯分布</translation>
    </message>
    <message>
        <source>{space}: its prior</source>
        <translation>{space}：其先验</translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>Row {row}, column {column}</source>
        <translation>第 {row} 行，第 {column} 列</translation>
    </message>
</context>
<context>
    <name>SliderColumn</name>
    <message>
        <source>Copy value</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Lock axis</source>
        <translation>锁定轴</translation>
    </message>
    <message>
        <source>Paste value</source>
        <translation>粘贴数值</translation>
    </message>
    <message>
        <source>Reset to the mean</source>
        <translation>复位到均值</translation>
    </message>
    <message>
        <source>Unlock axis</source>
        <translation>解锁轴</translation>
    </message>
</context>
<context>
    <name>SliderRow</name>
    <message>
        <source>Axis {name}</source>
        <translation>轴 {name}</translation>
    </message>
    <message>
        <source>Lock this axis (L)</source>
        <translation>锁定此轴 (L)</translation>
    </message>
    <message>
        <source>Lock {name}</source>
        <translation>锁定 {name}</translation>
    </message>
    <message>
        <source>Unlock this axis (L)</source>
        <translation>解锁此轴 (L)</translation>
    </message>
    <message>
        <source>Value of {name}</source>
        <translation>{name} 的值</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
</context>
<context>
    <name>SpaceRow</name>
    <message>
        <source>Latent space</source>
        <translation>潜空间</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空间</translation>
    </message>
    <message>
        <source>The space whose axes are shown; the picture stays where the model maps there</source>
        <translation>显示哪个空间的轴；模型能映射过去时，图像保持不变</translation>
    </message>
    <message>
        <source>{name}: {axes} axes</source>
        <translation>{name}：{axes} 个轴</translation>
    </message>
    <message>
        <source>{name}: {axes} axes, on a sphere</source>
        <translation>{name}：{axes} 个轴，在球面上</translation>
    </message>
</context>
<context>
    <name>Stats</name>
    <message>
        <source>At step</source>
        <translation>当前步</translation>
    </message>
    <message>
        <source>Held-out MSE</source>
        <translation>留出 MSE</translation>
    </message>
    <message>
        <source>Images per second</source>
        <translation>张/秒</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Trained for</source>
        <translation>已训练</translation>
    </message>
    <message>
        <source>Words per second</source>
        <translation>词/秒</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>latency {ms} ms</source>
        <translation>延迟 {ms} 毫秒</translation>
    </message>
</context>
<context>
    <name>Steering</name>
    <message>
        <source>Takes effect when the run goes on.</source>
        <translation>训练继续后生效。</translation>
    </message>
</context>
<context>
    <name>TextPage</name>
    <message>
        <source>Open text</source>
        <translation>打开文本</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>已保存为 {path}</translation>
    </message>
    <message>
        <source>Stopped; the same text goes on from there.</source>
        <translation>已停止；再次处理同一文本时会从此处继续。</translation>
    </message>
    <message>
        <source>Text (*)</source>
        <translation>文本 (*)</translation>
    </message>
</context>
<context>
    <name>TrainPanel</name>
    <message>
        <source>Copy next run as command</source>
        <translation>将下一次训练复制为命令</translation>
    </message>
    <message>
        <source>Copy the latentlab line that trains the same without a window</source>
        <translation>复制无需窗口即可进行同样训练的 latentlab 命令</translation>
    </message>
    <message>
        <source>Queue training</source>
        <translation>加入训练队列</translation>
    </message>
    <message>
        <source>Settings of the next run</source>
        <translation>下次训练的设置</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Start training; while another run trains here, this one waits</source>
        <translation>开始训练；若已有训练在进行，则排队等待</translation>
    </message>
    <message>
        <source>Start with three seeds</source>
        <translation>用三个种子开始训练</translation>
    </message>
    <message>
        <source>Train the same three times: with the seed of the form and with the next two</source>
        <translation>将同样的训练进行三次：分别使用表单中的种子和其后的两个种子</translation>
    </message>
</context>
<context>
    <name>TransportPage</name>
    <message>
        <source>A blob and a ring</source>
        <translation>点团与圆环</translation>
    </message>
    <message>
        <source>A critic needs points in the plane</source>
        <translation>评论器需要平面上的点</translation>
    </message>
    <message>
        <source>A critic that learns</source>
        <translation>学习中的评论器</translation>
    </message>
    <message>
        <source>A plan says how much of each point goes where, and potentials prove that none is cheaper: both are linear programs with one value. Where the cost is a distance one potential is enough, which is a critic of slope at most 1; where it is a square it is not, as the counterexample shows. A critic proves its estimate divided by its steepest slope.</source>
        <translation>传输方案说明每个点各有多少运往何处，势函数则证明没有更便宜的方案：两者都是线性规划，最优值相同。代价是距离时，一个势函数就够了，它就是斜率不超过 1 的评论器；代价是距离的平方时则不够，反例说明了这一点。评论器所能证明的，是其估计除以其最大斜率。</translation>
    </message>
    <message>
        <source>Clouds</source>
        <translation>点云</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Copy the line; A.csv and B.csv stand for the points of your clouds</source>
        <translation>复制命令；其中 A.csv 和 B.csv 代表您的两个点云的点</translation>
    </message>
    <message>
        <source>Counterexample: |x − y|²</source>
        <translation>反例：|x − y|²</translation>
    </message>
    <message>
        <source>Critic</source>
        <translation>评论器</translation>
    </message>
    <message>
        <source>Critic&apos;s estimate</source>
        <translation>评论器估计</translation>
    </message>
    <message>
        <source>Critic: step {step}</source>
        <translation>评论器：第 {step} 步</translation>
    </message>
    <message>
        <source>Draw Sinkhorn&apos;s plan instead of the cheapest</source>
        <translation>绘制 Sinkhorn 方案，而不是代价最小的方案</translation>
    </message>
    <message>
        <source>Dual, f and g</source>
        <translation>对偶，f 与 g</translation>
    </message>
    <message>
        <source>Dual, one potential</source>
        <translation>对偶，单一势函数</translation>
    </message>
    <message>
        <source>Eight blobs and a line</source>
        <translation>八个点团与直线</translation>
    </message>
    <message>
        <source>Histograms on a line</source>
        <translation>直线上的直方图</translation>
    </message>
    <message>
        <source>No critic</source>
        <translation>无评论器</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>传输方案</translation>
    </message>
    <message>
        <source>Potentials: f and −g of the dual, and the only one</source>
        <translation>势函数：对偶问题的 f 与 −g，以及单一势函数</translation>
    </message>
    <message>
        <source>Primal</source>
        <translation>原问题</translation>
    </message>
    <message>
        <source>Proven by the critic</source>
        <translation>评论器所证明的</translation>
    </message>
    <message>
        <source>Sinkhorn</source>
        <translation>Sinkhorn 方案</translation>
    </message>
    <message>
        <source>Sinkhorn&apos;s plan</source>
        <translation>Sinkhorn 方案</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>The norm of its gradient instead of its value</source>
        <translation>显示其梯度的范数，而不是其值</translation>
    </message>
    <message>
        <source>Two blobs</source>
        <translation>两个点团</translation>
    </message>
    <message>
        <source>Two clouds and the plan between them; drag the points</source>
        <translation>两个点云及其间的传输方案；拖动各点</translation>
    </message>
    <message>
        <source>What moving one cloud onto the other costs</source>
        <translation>将一个点云移到另一个点云的代价</translation>
    </message>
    <message>
        <source>one potential</source>
        <translation>单一势函数</translation>
    </message>
</context>
<context>
    <name>TripDetail</name>
    <message>
        <source>99% of images it was not trained on come back with an MSE below {usual}.</source>
        <translation>未参与训练的图像中，99% 的 MSE 低于 {usual}。</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反相</translation>
    </message>
    <message>
        <source>Make this image&apos;s code the current one</source>
        <translation>将此图像的潜码设为当前潜码</translation>
    </message>
    <message>
        <source>Open in Explore</source>
        <translation>在“探索”中打开</translation>
    </message>
    <message>
        <source>Unlike what this model has seen</source>
        <translation>与该模型见过的图像不同</translation>
    </message>
    <message>
        <source>Use the negative: for dark things on a light ground</source>
        <translation>使用负片：适合浅色背景上的深色物体</translation>
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
        <translation>绝对误差</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>重建</translation>
    </message>
</context>
<context>
    <name>TripTable</name>
    <message>
        <source>Dropped image</source>
        <translation>拖入的图像</translation>
    </message>
    <message>
        <source>Images unlike what the model has seen, and images that could not be read</source>
        <translation>与模型见过的不同的图像，以及无法读取的图像</translation>
    </message>
    <message>
        <source>Mean squared error of pixels in [0, 1]; smaller is better</source>
        <translation>像素取值 [0, 1] 时的均方误差；越小越好</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Original, reconstruction, error</source>
        <translation>原图、重建、误差</translation>
    </message>
    <message>
        <source>PSNR / dB</source>
        <translation>PSNR / dB</translation>
    </message>
    <message>
        <source>Peak signal-to-noise ratio; larger is better</source>
        <translation>峰值信噪比；越大越好</translation>
    </message>
    <message>
        <source>Structural similarity; 1 is the same image</source>
        <translation>结构相似度；1 表示图像相同</translation>
    </message>
    <message>
        <source>Unlike what this model has seen</source>
        <translation>与该模型见过的图像不同</translation>
    </message>
</context>
<context>
    <name>TripTableView</name>
    <message>
        <source>Invert</source>
        <translation>反相</translation>
    </message>
    <message>
        <source>Open in Explore</source>
        <translation>在“探索”中打开</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Round trips</source>
        <translation>往返重建</translation>
    </message>
</context>
<context>
    <name>TryMe</name>
    <message>
        <source>Ankle boot</source>
        <translation>短靴</translation>
    </message>
    <message>
        <source>Bundled images, as if you had dropped them</source>
        <translation>内置图像，如同您亲手拖入</translation>
    </message>
    <message>
        <source>Dress</source>
        <translation>连衣裙</translation>
    </message>
    <message>
        <source>Handbag</source>
        <translation>手提包</translation>
    </message>
    <message>
        <source>Pullover on white</source>
        <translation>白底套头衫</translation>
    </message>
    <message>
        <source>Smiley</source>
        <translation>笑脸</translation>
    </message>
    <message>
        <source>Sneaker on white</source>
        <translation>白底运动鞋</translation>
    </message>
    <message>
        <source>Sprite 1</source>
        <translation>彩色图形 1</translation>
    </message>
    <message>
        <source>Sprite 2</source>
        <translation>彩色图形 2</translation>
    </message>
    <message>
        <source>Trousers</source>
        <translation>长裤</translation>
    </message>
    <message>
        <source>Try an image</source>
        <translation>试用图像</translation>
    </message>
</context>
<context>
    <name>VectorExports</name>
    <message>
        <source>A user dictionary for jieba: a word and its count on each line</source>
        <translation>jieba 用户词典：每行一个词及其次数</translation>
    </message>
    <message>
        <source>Dictionary…</source>
        <translation>词典…</translation>
    </message>
    <message>
        <source>Save dictionary</source>
        <translation>保存词典</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Save vectors</source>
        <translation>保存词向量</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>已保存为 {path}</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Table…</source>
        <translation>表格…</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>The vectors of the words that grew, in word2vec&apos;s text format</source>
        <translation>扩展所得各词的词向量，采用 word2vec 文本格式</translation>
    </message>
    <message>
        <source>Vectors…</source>
        <translation>词向量…</translation>
    </message>
    <message>
        <source>Word, depth, cosine and the word it was reached from, as CSV</source>
        <translation>词、深度、余弦及其由哪个词到达，保存为 CSV</translation>
    </message>
</context>
<context>
    <name>VectorStage</name>
    <message>
        <source>1 seed</source>
        <translation>1 个种子词</translation>
    </message>
    <message>
        <source>1 step: {count}</source>
        <translation>1 步：{count}</translation>
    </message>
    <message>
        <source>Click a word to see its neighbours</source>
        <translation>点击一个词，查看它的近邻</translation>
    </message>
    <message>
        <source>Map of the words that grew, coloured by depth</source>
        <translation>扩展所得词的分布图，按深度着色</translation>
    </message>
    <message>
        <source>No word vectors yet</source>
        <translation>尚无词向量</translation>
    </message>
    <message>
        <source>Nothing has grown yet</source>
        <translation>尚未扩展</translation>
    </message>
    <message>
        <source>Open vectors</source>
        <translation>打开词向量</translation>
    </message>
    <message>
        <source>Open vectors…</source>
        <translation>打开词向量…</translation>
    </message>
    <message>
        <source>Open word vectors (.txt of word2vec) or drop them here, or train some.</source>
        <translation>打开词向量（word2vec 的 .txt）或拖到这里，也可以自行训练。</translation>
    </message>
    <message>
        <source>Read vectors of words in word2vec&apos;s text format</source>
        <translation>读取 word2vec 文本格式的词向量</translation>
    </message>
    <message>
        <source>Type a few seeds at the right: words near them, and words near those, grow here.</source>
        <translation>在右侧输入几个种子词：它们的近邻词，以及近邻词的近邻词，会在这里扩展开来。</translation>
    </message>
    <message>
        <source>{count} seeds</source>
        <translation>{count} 个种子词</translation>
    </message>
    <message>
        <source>{depth} steps: {count}</source>
        <translation>{depth} 步：{count}</translation>
    </message>
</context>
<context>
    <name>VectorsPage</name>
    <message>
        <source>Cancelled; nothing was opened</source>
        <translation>已取消；未打开任何内容</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Copy the line that computes this in a shell</source>
        <translation>复制可在终端中进行此计算的命令</translation>
    </message>
    <message>
        <source>Drop word vectors (.txt of word2vec)</source>
        <translation>拖入词向量（word2vec 的 .txt）</translation>
    </message>
    <message>
        <source>From a few seeds a vocabulary grows through nearest neighbours, and each step demands a higher cosine than the one before, so that it does not wander off. Vectors of words are a latent space like any other, whose output is a word: differences carry meaning (a − b + c), and a straight line between two words passes others. The map shows the two directions in which what grew differs most.</source>
        <translation>词表从几个种子词出发，沿最近邻逐步扩展；每一步要求的余弦都高于前一步，以免偏离主题。词向量也是一种潜空间，只是输出为词：差向量承载语义（a − b + c），两个词之间的直线会经过其他词。图中所示是扩展所得的词差异最大的两个方向。</translation>
    </message>
    <message>
        <source>Growing</source>
        <translation>正在扩展</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>扩展</translation>
    </message>
    <message>
        <source>No vectors are open</source>
        <translation>没有打开的词向量</translation>
    </message>
    <message>
        <source>Open vectors…</source>
        <translation>打开词向量…</translation>
    </message>
    <message>
        <source>Open word vectors</source>
        <translation>打开词向量</translation>
    </message>
    <message>
        <source>Opened {path}</source>
        <translation>已打开 {path}</translation>
    </message>
    <message>
        <source>Read vectors of words in word2vec&apos;s text format</source>
        <translation>读取 word2vec 文本格式的词向量</translation>
    </message>
    <message>
        <source>Save what grew</source>
        <translation>保存扩展结果</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>种子词</translation>
    </message>
    <message>
        <source>Stop; what had grown before stays</source>
        <translation>停止；保留此前的扩展结果</translation>
    </message>
    <message>
        <source>Stopped; what had grown before stays</source>
        <translation>已停止；保留此前的扩展结果</translation>
    </message>
    <message>
        <source>The others grew. Remove these, or write them as the vectors do.</source>
        <translation>其余种子词已扩展。请移除这些词，或改为词向量中的写法。</translation>
    </message>
    <message>
        <source>These seeds have no vector: {words}.</source>
        <translation>以下种子词没有词向量：{words}。</translation>
    </message>
    <message>
        <source>Word vectors (*.txt *.vec *.gz *.safetensors);;All files (*)</source>
        <translation>词向量 (*.txt *.vec *.gz *.safetensors);;所有文件 (*)</translation>
    </message>
    <message>
        <source>{count} words grew</source>
        <translation>已扩展到 {count} 个词</translation>
    </message>
    <message>
        <source>{count} words grew; the first {drawn} of them are drawn</source>
        <translation>已扩展到 {count} 个词；图中绘出前 {drawn} 个</translation>
    </message>
    <message>
        <source>{name}: {count} words of {width} numbers</source>
        <translation>{name}：{count} 个词，每个 {width} 维</translation>
    </message>
</context>
<context>
    <name>Wiring</name>
    <message>
        <source>Opening {name}</source>
        <translation>正在打开 {name}</translation>
    </message>
</context>
<context>
    <name>WordQuestions</name>
    <message>
        <source>Analogy</source>
        <translation>类比</translation>
    </message>
    <message>
        <source>The words nearest to a − b + c</source>
        <translation>最接近 a − b + c 的词</translation>
    </message>
    <message>
        <source>The words nearest to the straight line between two words</source>
        <translation>最接近两词连线的词</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>漫步</translation>
    </message>
    <message>
        <source>from</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>to</source>
        <translation>终点</translation>
    </message>
</context>
<context>
    <name>WordRow</name>
    <message>
        <source>Show the neighbours of {word}</source>
        <translation>显示 {word} 的近邻</translation>
    </message>
</context>
<context>
    <name>WordsPanel</name>
    <message>
        <source>Contrast</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>The latent space of words</source>
        <translation>词的潜空间</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>词向量</translation>
    </message>
    <message>
        <source>Which words are a text&apos;s own</source>
        <translation>哪些词是一份文本所特有的</translation>
    </message>
    <message>
        <source>Words of a text, without a dictionary</source>
        <translation>不用词典，找出文本中的词</translation>
    </message>
</context>
<context>
    <name>asking</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>edit_words</name>
    <message>
        <source>, </source>
        <translation>，</translation>
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
        <translation>请关闭其他程序，或减少一次处理的数量。</translation>
    </message>
    <message>
        <source>Nothing was changed. Copy the details to report it.</source>
        <translation>没有任何更改。可复制详情以便报告。</translation>
    </message>
    <message>
        <source>Something unexpected went wrong: {cause}</source>
        <translation>发生意外错误：{cause}</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>内存不足，无法完成。</translation>
    </message>
    <message>
        <source>{path}: {cause}.</source>
        <translation>{path}：{cause}。</translation>
    </message>
</context>
<context>
    <name>figures</name>
    <message>
        <source>Average, deviation</source>
        <translation>均值与标准差</translation>
    </message>
    <message>
        <source>Codes, samples</source>
        <translation>潜码与样本</translation>
    </message>
    <message>
        <source>Ellipses</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>GLO, Gaussian</source>
        <translation>GLO 加高斯</translation>
    </message>
    <message>
        <source>Grey: below {limit} {unit}, so it carries nothing</source>
        <translation>灰色：低于 {limit} {unit}，不携带信息</translation>
    </message>
    <message>
        <source>Information plane</source>
        <translation>信息平面</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>KL of each latent axis</source>
        <translation>每个潜轴的 KL</translation>
    </message>
    <message>
        <source>Nearest images</source>
        <translation>最近的训练图像</translation>
    </message>
    <message>
        <source>Posterior</source>
        <translation>后验</translation>
    </message>
    <message>
        <source>Reconstructions</source>
        <translation>重建</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排比较</translation>
    </message>
    <message>
        <source>codes</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>mapped noise</source>
        <translation>映射后的噪声</translation>
    </message>
    <message>
        <source>real</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>rho</source>
        <translation>相关系数</translation>
    </message>
    <message>
        <source>{count} counted by {name}</source>
        <translation>按 {name} 统计，共 {count} 个</translation>
    </message>
    <message>
        <source>{used} of {all} in use</source>
        <translation>{used} / {all} 个在使用</translation>
    </message>
</context>
<context>
    <name>knob_texts</name>
    <message>
        <source> or </source>
        <translation>”或“</translation>
    </message>
    <message>
        <source>Above {low}, up to {high}.</source>
        <translation>大于 {low}，不超过 {high}。</translation>
    </message>
    <message>
        <source>Above {low}.</source>
        <translation>大于 {low}。</translation>
    </message>
    <message>
        <source>At least {low}.</source>
        <translation>至少 {low}。</translation>
    </message>
    <message>
        <source>At most {high}.</source>
        <translation>至多 {high}。</translation>
    </message>
    <message>
        <source>Choose one of: {expected}.</source>
        <translation>请选择其一：{expected}。</translation>
    </message>
    <message>
        <source>From {low} to below {high}.</source>
        <translation>从 {low} 到小于 {high}。</translation>
    </message>
    <message>
        <source>From {low} to {high}.</source>
        <translation>从 {low} 到 {high}。</translation>
    </message>
    <message>
        <source>Has an effect only with {knob}: {choice}.</source>
        <translation>仅当“{knob}”设为“{choice}”时才起作用。</translation>
    </message>
    <message>
        <source>Must be a finite number.</source>
        <translation>必须是有限的数。</translation>
    </message>
    <message>
        <source>Must be a number.</source>
        <translation>必须是数字。</translation>
    </message>
    <message>
        <source>Must be a whole number.</source>
        <translation>必须是整数。</translation>
    </message>
    <message>
        <source>Must be above {gt}.</source>
        <translation>必须大于 {gt}。</translation>
    </message>
    <message>
        <source>Must be at least {ge}.</source>
        <translation>不得小于 {ge}。</translation>
    </message>
    <message>
        <source>Must be at most {le}.</source>
        <translation>不得大于 {le}。</translation>
    </message>
    <message>
        <source>Must be below {lt}.</source>
        <translation>必须小于 {lt}。</translation>
    </message>
    <message>
        <source>Must not be empty.</source>
        <translation>不能为空。</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>{count} processes cannot share {batch} images equally: take a divisor of the batch size.</source>
        <translation>{count} 个进程无法平分 {batch} 张图像：请取批大小的约数。</translation>
    </message>
    <message>
        <source>{count} processes leave each {share} of {batch} images, and batch norm needs {least}.</source>
        <translation>{count} 个进程各得 {batch} 张图像中的 {share} 张，而批归一化需要 {least} 张。</translation>
    </message>
</context>
<context>
    <name>knobs</name>
    <message>
        <source>Accumulate</source>
        <translation>梯度累积</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Beale</source>
        <translation>Beale 函数</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>β 权重</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>上界</translation>
    </message>
    <message>
        <source>CPU threads of a process; 0 times all cores against fewer, beside the window all but one</source>
        <translation>每个进程的 CPU 线程数；0 表示比较全部核心与更少核心的速度，在窗口旁则留出一个核心</translation>
    </message>
    <message>
        <source>CPU threads; the products are small, more than one help where nothing else computes; 0 times</source>
        <translation>CPU 线程数；矩阵乘积规模小，没有其他计算时多个线程才有帮助；0 表示实测后选定</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>检查点间隔</translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation>分类器</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>Clipped Polyak</source>
        <translation>截断 Polyak 法</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>权重截断</translation>
    </message>
    <message>
        <source>Code scale</source>
        <translation>编码缩放</translation>
    </message>
    <message>
        <source>Codes learning rate</source>
        <translation>编码的学习率</translation>
    </message>
    <message>
        <source>Codes share</source>
        <translation>编码阶段占比</translation>
    </message>
    <message>
        <source>Cohesion 2</source>
        <translation>2 字凝固度</translation>
    </message>
    <message>
        <source>Cohesion 3</source>
        <translation>3 字凝固度</translation>
    </message>
    <message>
        <source>Cohesion 4</source>
        <translation>4 字凝固度</translation>
    </message>
    <message>
        <source>Compile</source>
        <translation>编译</translation>
    </message>
    <message>
        <source>Conditional</source>
        <translation>条件生成</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Correlation weight</source>
        <translation>相关系数权重</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>代价</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Divergence</source>
        <translation>Wasserstein 散度</translation>
    </message>
    <message>
        <source>Double well</source>
        <translation>双势阱</translation>
    </message>
    <message>
        <source>EMA decay</source>
        <translation>EMA 衰减</translation>
    </message>
    <message>
        <source>Encoder depth</source>
        <translation>编码器深度</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>ε</translation>
    </message>
    <message>
        <source>Eval samples</source>
        <translation>评估采样数</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation>评估间隔</translation>
    </message>
    <message>
        <source>Factors</source>
        <translation>因子数</translation>
    </message>
    <message>
        <source>Finder A</source>
        <translation>方法 A</translation>
    </message>
    <message>
        <source>Finder B</source>
        <translation>方法 B</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>训练形式</translation>
    </message>
    <message>
        <source>Free bits</source>
        <translation>自由比特</translation>
    </message>
    <message>
        <source>Friction</source>
        <translation>摩擦</translation>
    </message>
    <message>
        <source>GAN-QP</source>
        <translation>GAN-QP</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>博弈</translation>
    </message>
    <message>
        <source>Grad clip</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Gradient descent</source>
        <translation>梯度下降</translation>
    </message>
    <message>
        <source>Gradient flow</source>
        <translation>梯度流</translation>
    </message>
    <message>
        <source>Gradient penalty</source>
        <translation>梯度惩罚</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>隐藏单元</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>图像尺寸</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像数</translation>
    </message>
    <message>
        <source>Instance noise</source>
        <translation>实例噪声</translation>
    </message>
    <message>
        <source>KL form</source>
        <translation>KL 形式</translation>
    </message>
    <message>
        <source>KL warmup</source>
        <translation>KL 预热</translation>
    </message>
    <message>
        <source>Keep checkpoints</source>
        <translation>保留检查点数</translation>
    </message>
    <message>
        <source>Langevin</source>
        <translation>朗之万</translation>
    </message>
    <message>
        <source>Langevin noise</source>
        <translation>朗之万噪声</translation>
    </message>
    <message>
        <source>Latent dimensions</source>
        <translation>潜空间维数</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>内存布局</translation>
    </message>
    <message>
        <source>Leapfrog</source>
        <translation>蛙跳法</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Learning rate schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>最低余弦</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>似然</translation>
    </message>
    <message>
        <source>Log every</source>
        <translation>记录间隔</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Mapping learning rate</source>
        <translation>映射的学习率</translation>
    </message>
    <message>
        <source>Mapping width</source>
        <translation>映射宽度</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>记忆时长</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Min count</source>
        <translation>最少次数</translation>
    </message>
    <message>
        <source>Min pieces</source>
        <translation>最少切出次数</translation>
    </message>
    <message>
        <source>Min pmi</source>
        <translation>最低互信息</translation>
    </message>
    <message>
        <source>Min proba</source>
        <translation>最低频率</translation>
    </message>
    <message>
        <source>Mixing</source>
        <translation>通道混合</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Modulated</source>
        <translation>调制</translation>
    </message>
    <message>
        <source>N critic</source>
        <translation>判别器步数</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>负采样数</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>近邻数</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov 法</translation>
    </message>
    <message>
        <source>Nesterov b/2</source>
        <translation>Nesterov 法 b/2</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Noise dimensions</source>
        <translation>噪声维数</translation>
    </message>
    <message>
        <source>Noises</source>
        <translation>噪声数</translation>
    </message>
    <message>
        <source>Non-saturating</source>
        <translation>非饱和</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>目标函数</translation>
    </message>
    <message>
        <source>One-sided penalty</source>
        <translation>单侧惩罚</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>约束</translation>
    </message>
    <message>
        <source>Penalty power</source>
        <translation>惩罚幂次</translation>
    </message>
    <message>
        <source>Penalty weight</source>
        <translation>惩罚权重</translation>
    </message>
    <message>
        <source>Polyak</source>
        <translation>Polyak 法</translation>
    </message>
    <message>
        <source>Polyak bound</source>
        <translation>Polyak 上界</translation>
    </message>
    <message>
        <source>Polyak floor</source>
        <translation>Polyak 下界</translation>
    </message>
    <message>
        <source>Polyak flow</source>
        <translation>Polyak 流</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程数</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop 法</translation>
    </message>
    <message>
        <source>RMSprop scalar</source>
        <translation>标量 RMSprop</translation>
    </message>
    <message>
        <source>Rate warmup</source>
        <translation>码率预热</translation>
    </message>
    <message>
        <source>Rate weight</source>
        <translation>码率权重</translation>
    </message>
    <message>
        <source>Ravine</source>
        <translation>峡谷</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Rho</source>
        <translation>ρ</translation>
    </message>
    <message>
        <source>Rise</source>
        <translation>要求增速</translation>
    </message>
    <message>
        <source>Rosenbrock</source>
        <translation>Rosenbrock 函数</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Saddle</source>
        <translation>鞍点</translation>
    </message>
    <message>
        <source>Sample every</source>
        <translation>采样间隔</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>尺度数</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>共享噪声词数</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>最短词长</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>符号梯度下降</translation>
    </message>
    <message>
        <source>Smoothness weight</source>
        <translation>平滑权重</translation>
    </message>
    <message>
        <source>Spectral norm</source>
        <translation>谱归一化</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Subsample</source>
        <translation>高频词下采样</translation>
    </message>
    <message>
        <source>TensorBoard</source>
        <translation>TensorBoard 记录</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Train GLANN: one code per image (GLO), then a mapping of noise onto the codes (IMLE).</source>
        <translation>训练 GLANN：先为每张图像学一个编码（GLO），再把噪声映射到这些编码上（IMLE）。</translation>
    </message>
    <message>
        <source>Train a Wasserstein GAN, a GAN-QP or a plain GAN.</source>
        <translation>训练 Wasserstein GAN、GAN-QP 或普通 GAN。</translation>
    </message>
    <message>
        <source>Train a classifier whose code says as little of the image as it can (VIB).</source>
        <translation>训练一个编码尽量少透露图像信息的分类器（VIB）。</translation>
    </message>
    <message>
        <source>Train a convolutional VAE or beta-VAE.</source>
        <translation>训练卷积 VAE 或 β-VAE。</translation>
    </message>
    <message>
        <source>Train a multi-scale coupling flow: exact likelihood, exact round trips.</source>
        <translation>训练多尺度耦合流：似然精确，往返精确。</translation>
    </message>
    <message>
        <source>Train an O-GAN: a GAN whose discriminator is its encoder.</source>
        <translation>训练 O-GAN：判别器同时是编码器的 GAN。</translation>
    </message>
    <message>
        <source>Train word vectors on text that is cut into words (skip-gram with negative sampling).</source>
        <translation>用已切分成词的文本训练词向量（带负采样的 skip-gram）。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>WGAN</source>
        <translation>WGAN</translation>
    </message>
    <message>
        <source>WGAN-GP, c = 0</source>
        <translation>WGAN-GP，c = 0</translation>
    </message>
    <message>
        <source>WGAN-GP, c = 1</source>
        <translation>WGAN-GP，c = 1</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>a dataset by name, or a path to images</source>
        <translation>数据集名称，或图像所在路径</translation>
    </message>
    <message>
        <source>adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>also write TensorBoard event files</source>
        <translation>同时写入 TensorBoard 事件文件</translation>
    </message>
    <message>
        <source>alternating</source>
        <translation>交替</translation>
    </message>
    <message>
        <source>analytic</source>
        <translation>解析式</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>arithmetic: 32-bit floats or bf16 autocast</source>
        <translation>运算精度：32 位浮点或 bf16 自动混合精度</translation>
    </message>
    <message>
        <source>as many as the epochs need</source>
        <translation>按轮数所需</translation>
    </message>
    <message>
        <source>as published</source>
        <translation>按原论文</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>axes of the codes of images</source>
        <translation>图像编码的轴数</translation>
    </message>
    <message>
        <source>axes of the latent space</source>
        <translation>潜空间的轴数</translation>
    </message>
    <message>
        <source>axes of the noise</source>
        <translation>噪声的轴数</translation>
    </message>
    <message>
        <source>axes of the vectors</source>
        <translation>词向量的轴数</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>批</translation>
    </message>
    <message>
        <source>batches whose gradients make one step, where a family has a single loss</source>
        <translation>每一步累积多少批的梯度（仅适用于只有一个损失的模型族）</translation>
    </message>
    <message>
        <source>bernoulli</source>
        <translation>伯努利</translation>
    </message>
    <message>
        <source>bf16</source>
        <translation>bf16</translation>
    </message>
    <message>
        <source>blur of Sinkhorn&apos;s plan, in units of the mean cost</source>
        <translation>Sinkhorn 方案的模糊程度，以平均代价为单位</translation>
    </message>
    <message>
        <source>c of the threshold form</source>
        <translation>阈值形式中的 c</translation>
    </message>
    <message>
        <source>changes to real and generated images alike, for small data sets</source>
        <translation>对真实图像和生成图像做同样的变换，适用于小数据集</translation>
    </message>
    <message>
        <source>channels of the coupling networks</source>
        <translation>耦合网络的通道数</translation>
    </message>
    <message>
        <source>channels of the critic&apos;s first convolution</source>
        <translation>判别器第一个卷积的通道数</translation>
    </message>
    <message>
        <source>channels of the first convolution</source>
        <translation>第一层卷积的通道数</translation>
    </message>
    <message>
        <source>channels_last</source>
        <translation>通道在后</translation>
    </message>
    <message>
        <source>characters of the shortest words</source>
        <translation>最短的词的字符数</translation>
    </message>
    <message>
        <source>clip</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>codes drawn per image when the classifier is evaluated</source>
        <translation>评估分类器时每张图像抽取的编码数</translation>
    </message>
    <message>
        <source>compile the networks; where that fails the run goes on without</source>
        <translation>编译网络；若失败，则不编译继续训练</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>contiguous</source>
        <translation>连续</translation>
    </message>
    <message>
        <source>conv1x1</source>
        <translation>1x1 卷积</translation>
    </message>
    <message>
        <source>convolutions of the encoder at each size of its maps</source>
        <translation>编码器在每种特征图尺寸上的卷积层数</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>cosine lowers the rate to 0 in the second half, linear in the last two fifths; step divides it by 10 at the half and at three quarters</source>
        <translation>cosine 在后半程将学习率降到 0，linear 在最后五分之二降到 0；step 在一半和四分之三处各除以 10</translation>
    </message>
    <message>
        <source>cosine that a seed&apos;s neighbour must have (m)</source>
        <translation>种子词的近邻须达到的余弦（m）</translation>
    </message>
    <message>
        <source>cpu</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>critic updates per step; 0 takes the published number: 5 for gp, sn, clip; 2 for qp; 1 for div, ns</source>
        <translation>每步更新判别器的次数；0 表示采用原论文的数值：gp、sn、clip 为 5，qp 为 2，div、ns 为 1</translation>
    </message>
    <message>
        <source>cuda</source>
        <translation>CUDA</translation>
    </message>
    <message>
        <source>decay of RMSprop&apos;s mean square</source>
        <translation>RMSprop 均方的衰减系数</translation>
    </message>
    <message>
        <source>decay of the averaged weights that are shown and saved</source>
        <translation>用于显示和保存的平均权重的衰减系数</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>div</source>
        <translation>div</translation>
    </message>
    <message>
        <source>euler</source>
        <translation>欧拉法</translation>
    </message>
    <message>
        <source>exp</source>
        <translation>exp</translation>
    </message>
    <message>
        <source>factors exp(x y^T) in each mixing</source>
        <translation>每次混合中 exp(x y^T) 因子的个数</translation>
    </message>
    <message>
        <source>feature</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>flips</source>
        <translation>翻转</translation>
    </message>
    <message>
        <source>floor of each axis&apos; batch-mean KL</source>
        <translation>每个轴的批平均 KL 下限</translation>
    </message>
    <message>
        <source>fp32</source>
        <translation>fp32</translation>
    </message>
    <message>
        <source>fresh noises per image and epoch, the nearest of which is taken</source>
        <translation>每轮为每张图像新抽的噪声数，取其中最近的一个</translation>
    </message>
    <message>
        <source>friction of momentum (lambda)</source>
        <translation>动量的摩擦系数（λ）</translation>
    </message>
    <message>
        <source>friction of the momentum</source>
        <translation>动量的摩擦系数</translation>
    </message>
    <message>
        <source>game played over the average of E(x)</source>
        <translation>以 E(x) 的均值进行的博弈</translation>
    </message>
    <message>
        <source>gaussian</source>
        <translation>高斯</translation>
    </message>
    <message>
        <source>give the model the class of each image</source>
        <translation>把每张图像的类别告诉模型</translation>
    </message>
    <message>
        <source>glann</source>
        <translation>GLANN</translation>
    </message>
    <message>
        <source>glann: codes, then noise mapped to them; glo: the codes alone; imle: images straight from noise</source>
        <translation>glann：先学编码，再把噪声映射过去；glo：只学编码；imle：直接由噪声生成图像</translation>
    </message>
    <message>
        <source>glo</source>
        <translation>GLO</translation>
    </message>
    <message>
        <source>gp</source>
        <translation>gp</translation>
    </message>
    <message>
        <source>gp-one-sided</source>
        <translation>单侧 gp</translation>
    </message>
    <message>
        <source>halving</source>
        <translation>减半</translation>
    </message>
    <message>
        <source>hinge</source>
        <translation>合页</translation>
    </message>
    <message>
        <source>how far apart two words may be that belong together; a random distance up to this counts</source>
        <translation>互为上下文的两个词最多相距多远；每次在此范围内随机取一个距离</translation>
    </message>
    <message>
        <source>how fast the demand rises with the depth (a); 0 keeps it</source>
        <translation>对余弦的要求随深度提高的速度（a）；0 表示保持不变</translation>
    </message>
    <message>
        <source>how gradients become steps; for all but adam the learning rate is the step of time of a flow</source>
        <translation>梯度如何变成更新；除 Adam 外，学习率都是流的时间步长</translation>
    </message>
    <message>
        <source>how long it is followed; 0 takes the post&apos;s</source>
        <translation>追踪的时长；0 表示采用原文的数值</translation>
    </message>
    <message>
        <source>how many checkpoints stay, the newest; those before an edit stay as well</source>
        <translation>保留最新检查点的个数；更改之前的检查点也会保留</translation>
    </message>
    <message>
        <source>how often a word must be cut out</source>
        <translation>一个词至少须被切出的次数</translation>
    </message>
    <message>
        <source>how often a word must be met to have a vector</source>
        <translation>一个词至少出现多少次才有词向量</translation>
    </message>
    <message>
        <source>how often an n-gram and a word must occur</source>
        <translation>n-gram 和词至少须出现的次数</translation>
    </message>
    <message>
        <source>how often the image is squeezed to half its size</source>
        <translation>图像边长减半（挤压）的次数</translation>
    </message>
    <message>
        <source>how often the text is read, where steps is 0</source>
        <translation>步数为 0 时，文本读取的遍数</translation>
    </message>
    <message>
        <source>how the rate falls: straight from the first step on, the others later</source>
        <translation>学习率如何下降：straight 从第一步起直线下降，其他方式较晚才下降</translation>
    </message>
    <message>
        <source>how the rates fall over each stage; halving does so after every tenth, as published</source>
        <translation>学习率在每个阶段内如何下降；halving 分十段逐段减半，与论文相同</translation>
    </message>
    <message>
        <source>images</source>
        <translation>张图像</translation>
    </message>
    <message>
        <source>images per step</source>
        <translation>每步使用的图像数</translation>
    </message>
    <message>
        <source>imle</source>
        <translation>IMLE</translation>
    </message>
    <message>
        <source>joint</source>
        <translation>联合</translation>
    </message>
    <message>
        <source>lambda, the weight of the penalty; 0 takes the published one: 10 for gp and qp, 2 for div</source>
        <translation>λ，惩罚项的权重；0 表示采用原论文的数值：gp 和 qp 为 10，div 为 2</translation>
    </message>
    <message>
        <source>langevin</source>
        <translation>朗之万</translation>
    </message>
    <message>
        <source>laplace</source>
        <translation>拉普拉斯</translation>
    </message>
    <message>
        <source>largest deviation of noise on every image that the encoder sees, so that it reads the content</source>
        <translation>编码器所见每幅图像所加噪声的最大标准差,使其读取内容</translation>
    </message>
    <message>
        <source>largest inverse length of the gradient in clipped Polyak (M)</source>
        <translation>截断 Polyak 法中梯度长度倒数的上限（M）</translation>
    </message>
    <message>
        <source>largest inverse length of the gradient that counts</source>
        <translation>梯度长度倒数的上限</translation>
    </message>
    <message>
        <source>largest size of the critic&apos;s weights</source>
        <translation>判别器权重绝对值的上限</translation>
    </message>
    <message>
        <source>leapfrog</source>
        <translation>蛙跳法</translation>
    </message>
    <message>
        <source>least cohesion of 2 characters</source>
        <translation>2 个字符的最低凝固度</translation>
    </message>
    <message>
        <source>least cohesion of 3 characters</source>
        <translation>3 个字符的最低凝固度</translation>
    </message>
    <message>
        <source>least cohesion of 4 characters</source>
        <translation>4 个字符的最低凝固度</translation>
    </message>
    <message>
        <source>least value that the loss can have; steps grow with what is above it</source>
        <translation>损失所能取到的最小值；步长随超出它的部分增大</translation>
    </message>
    <message>
        <source>let the code scale and shift the generator&apos;s batch norms</source>
        <translation>由编码决定生成器各批归一化的缩放和平移</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>longest gradient, over all weights; 0 for any</source>
        <translation>全部权重的梯度的最大长度；0 表示不限</translation>
    </message>
    <message>
        <source>memory layout of images</source>
        <translation>图像的内存布局</translation>
    </message>
    <message>
        <source>mps</source>
        <translation>MPS</translation>
    </message>
    <message>
        <source>mse</source>
        <translation>均方误差</translation>
    </message>
    <message>
        <source>mutual information that a strong pair exceeds</source>
        <translation>强字对的互信息须超过的值</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>奈特</translation>
    </message>
    <message>
        <source>nearest words that are looked at from each</source>
        <translation>从每个词出发考察的最近邻词数</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>noise model of a pixel; Gaussian and Laplace learn their scale</source>
        <translation>像素的噪声模型；高斯和拉普拉斯会学习其尺度</translation>
    </message>
    <message>
        <source>noise of Langevin&apos;s rule per square root of time (s)</source>
        <translation>朗之万规则每单位时间平方根的噪声（s）</translation>
    </message>
    <message>
        <source>noise per square root of time</source>
        <translation>每单位时间平方根的噪声</translation>
    </message>
    <message>
        <source>noise words for each pair of words</source>
        <translation>每个词对的噪声词数</translation>
    </message>
    <message>
        <source>noise words that 32 neighbouring words share, all of them weighed as that many for each pair</source>
        <translation>32 个相邻词共用的噪声词数，其总权重相当于每个词对各有“负采样数”个噪声词</translation>
    </message>
    <message>
        <source>non-saturating</source>
        <translation>非饱和</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>ns</source>
        <translation>ns</translation>
    </message>
    <message>
        <source>one step for both networks at once, or one after the other</source>
        <translation>两个网络同时更新，或先后更新</translation>
    </message>
    <message>
        <source>optimiser steps to reach</source>
        <translation>要达到的优化步数</translation>
    </message>
    <message>
        <source>peak learning rate of Adam</source>
        <translation>Adam 的峰值学习率</translation>
    </message>
    <message>
        <source>peak learning rate of the codes</source>
        <translation>编码的最高学习率</translation>
    </message>
    <message>
        <source>peak learning rate of the mapping</source>
        <translation>映射的最高学习率</translation>
    </message>
    <message>
        <source>peak learning rate, of the gradient of each pair</source>
        <translation>学习率峰值，作用于每个词对的梯度</translation>
    </message>
    <message>
        <source>peak learning rate; published: 2e-4 with Adam, and 5e-5 with RMSprop for clip</source>
        <translation>学习率峰值；原论文：Adam 为 2e-4，clip 用 RMSprop 时为 5e-5</translation>
    </message>
    <message>
        <source>plain GAN</source>
        <translation>普通 GAN</translation>
    </message>
    <message>
        <source>polyak</source>
        <translation>Polyak 法</translation>
    </message>
    <message>
        <source>power of the gradient&apos;s norm</source>
        <translation>梯度范数的幂次</translation>
    </message>
    <message>
        <source>processes on this machine that share each batch equally</source>
        <translation>本机上平分每个批次的进程数</translation>
    </message>
    <message>
        <source>px</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>pyramid</source>
        <translation>金字塔</translation>
    </message>
    <message>
        <source>qp</source>
        <translation>qp</translation>
    </message>
    <message>
        <source>rmsprop</source>
        <translation>RMSprop 法</translation>
    </message>
    <message>
        <source>rules by parameter name, for example encoder.*: lr=0.1, clip=1; *.bias: freeze</source>
        <translation>按参数名设定的规则，例如 encoder.*: lr=0.1, clip=1; *.bias: freeze</translation>
    </message>
    <message>
        <source>scalar-rmsprop</source>
        <translation>标量 RMSprop</translation>
    </message>
    <message>
        <source>seed of every random number</source>
        <translation>所有随机数的种子</translation>
    </message>
    <message>
        <source>share of the steps in which the codes are learned; the mapping has the rest</source>
        <translation>用于学习编码的步数占比；其余步数用于学习映射</translation>
    </message>
    <message>
        <source>share of the text above which a word is left out at times</source>
        <translation>词在文本中的占比高于此值时，会随机略去其部分出现</translation>
    </message>
    <message>
        <source>share of the text that a pair must exceed</source>
        <translation>字对在文本中的占比须超过的值</translation>
    </message>
    <message>
        <source>shifts</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>side of the training images; 0 takes the data&apos;s own</source>
        <translation>训练图像的边长；0 表示采用数据自身的尺寸</translation>
    </message>
    <message>
        <source>sn</source>
        <translation>sn</translation>
    </message>
    <message>
        <source>squared</source>
        <translation>距离平方</translation>
    </message>
    <message>
        <source>step</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>step of time (gamma); 0 takes one that suits the loss</source>
        <translation>时间步长（γ）；0 表示采用适合该损失的步长</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>steps between checkpoints</source>
        <translation>两次检查点之间的步数</translation>
    </message>
    <message>
        <source>steps between evaluations on held-out images</source>
        <translation>两次留出图像评估之间的步数</translation>
    </message>
    <message>
        <source>steps between points of the curves</source>
        <translation>曲线上相邻两点之间的步数</translation>
    </message>
    <message>
        <source>steps between sample grids</source>
        <translation>两次样本网格之间的步数</translation>
    </message>
    <message>
        <source>steps of the flow at each scale</source>
        <translation>每个尺度上流的步数</translation>
    </message>
    <message>
        <source>steps over which beta grows from 0</source>
        <translation>β 从 0 开始增长所用的步数</translation>
    </message>
    <message>
        <source>steps over which lambda grows from 0: the classes are learnt before the rest is forgotten</source>
        <translation>lambda 从 0 开始增大所用的步数：先学会类别，再忘掉其余信息</translation>
    </message>
    <message>
        <source>steps that every rule takes</source>
        <translation>每个规则所走的步数</translation>
    </message>
    <message>
        <source>straight</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>text with white space between the words: a .txt or .gz file, a folder of them, or several of these with the separator of PATH between</source>
        <translation>词间以空白分隔的文本：.txt 或 .gz 文件、含有这类文件的文件夹，或用 PATH 的分隔符连接的多个文件或文件夹</translation>
    </message>
    <message>
        <source>the KL, or the mean of max(log q(z|x)/p(z) - c, 0) per image</source>
        <translation>KL 散度，或每张图像 max(log q(z|x)/p(z) - c, 0) 的均值</translation>
    </message>
    <message>
        <source>the classifier whose features are compared: a file of one; empty takes the bundled one</source>
        <translation>用来比较特征的分类器：其文件；留空则用自带的分类器</translation>
    </message>
    <message>
        <source>the data&apos;s own</source>
        <translation>数据自身尺寸</translation>
    </message>
    <message>
        <source>the post&apos;s</source>
        <translation>按原文</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>阈值式</translation>
    </message>
    <message>
        <source>time over which theta is averaged</source>
        <translation>对 θ 求平均的时间长度</translation>
    </message>
    <message>
        <source>training images that are used, each with a code of its own</source>
        <translation>使用的训练图像数，每张都有自己的编码</translation>
    </message>
    <message>
        <source>units of each hidden layer of the mapping</source>
        <translation>映射每个隐藏层的单元数</translation>
    </message>
    <message>
        <source>units of the hidden layers</source>
        <translation>隐藏层的单元数</translation>
    </message>
    <message>
        <source>wasserstein</source>
        <translation>Wasserstein 式</translation>
    </message>
    <message>
        <source>weight decay of the discriminator; the post has 0.1</source>
        <translation>判别器的权重衰减；原文为 0.1</translation>
    </message>
    <message>
        <source>weight of the KL term</source>
        <translation>KL 项的权重</translation>
    </message>
    <message>
        <source>weight of the correlation between codes and what the encoder finds; 0 is a plain GAN</source>
        <translation>编码与编码器所得结果之间相关系数的权重；0 即普通 GAN</translation>
    </message>
    <message>
        <source>weight of the penalty (lambda); 0 takes the post&apos;s</source>
        <translation>惩罚项的权重（λ）；0 表示采用原文的数值</translation>
    </message>
    <message>
        <source>weight of the rate (lambda): how much to forget; 0 is the plain network with noise</source>
        <translation>码率的权重（lambda）：忘掉多少；0 即带噪声的普通网络</translation>
    </message>
    <message>
        <source>weight of the squared gap between real and fake averages over the distance of the images</source>
        <translation>真假图像均值之差的平方除以图像距离，这一项的权重</translation>
    </message>
    <message>
        <source>what codes and generator learn by: L1 on a Laplacian pyramid, L1 on a classifier&apos;s features, or squared error</source>
        <translation>编码与生成器的学习依据：拉普拉斯金字塔上的 L1、分类器特征上的 L1，或平方误差</translation>
    </message>
    <message>
        <source>what it costs to move a point: |x - y|, or its square</source>
        <translation>移动一个点的代价：|x - y| 或其平方</translation>
    </message>
    <message>
        <source>what keeps the critic in bounds: penalties on its gradient (gp, one-sided gp, div), spectral norm (sn), clipped weights (clip), the quadratic potential of GAN-QP (qp); ns is the non-saturating GAN</source>
        <translation>约束判别器的方式：对其梯度的惩罚（gp、单侧 gp、div）、谱归一化（sn）、权重截断（clip）、GAN-QP 的二次势（qp）；ns 为非饱和 GAN</translation>
    </message>
    <message>
        <source>what mixes the channels: products of exp(x y^T), or any invertible matrix</source>
        <translation>用什么混合通道：exp(x y^T) 的乘积，或任意可逆矩阵</translation>
    </message>
    <message>
        <source>what the encoder&apos;s code is multiplied by to be that of an image; below 1 it is less sure of it</source>
        <translation>编码器给出的编码乘以该系数后作为图像的编码；小于 1 时更为保守</translation>
    </message>
    <message>
        <source>where to compute</source>
        <translation>在哪里计算</translation>
    </message>
    <message>
        <source>words</source>
        <translation>个词</translation>
    </message>
    <message>
        <source>words of the text per step</source>
        <translation>每步使用的文本词数</translation>
    </message>
</context>
<context>
    <name>layers</name>
    <message>
        <source>Each value held within plus or minus the amount</source>
        <translation>每个值限制在正负该量之内</translation>
    </message>
    <message>
        <source>Each value replaced by its sign</source>
        <translation>每个值换成其符号</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>How far the layer&apos;s weights moved in the step; 0 where they are frozen</source>
        <translation>该步中层的权重移动了多远；冻结时为 0</translation>
    </message>
    <message>
        <source>How far the weights moved, as a share of their length</source>
        <translation>权重移动的距离与其长度之比</translation>
    </message>
    <message>
        <source>Length of the raw gradient, before any rule changes it</source>
        <translation>原始梯度的长度，尚未经任何规则更改</translation>
    </message>
    <message>
        <source>Normal noise added, with the amount as its standard deviation</source>
        <translation>加上正态噪声，标准差为该量</translation>
    </message>
    <message>
        <source>Set to 0; unlike frozen ones, the weights still follow their momentum</source>
        <translation>置零；与冻结不同，权重仍随动量移动</translation>
    </message>
    <message>
        <source>The gradient stays as it is</source>
        <translation>梯度保持原样</translation>
    </message>
    <message>
        <source>The length of all the rule&apos;s gradients together held below the amount</source>
        <translation>该规则所有梯度的总长度不超过该量</translation>
    </message>
    <message>
        <source>The length of each parameter&apos;s gradient held below the amount</source>
        <translation>每个参数的梯度长度不超过该量</translation>
    </message>
    <message>
        <source>The mean over each output&apos;s weights subtracted</source>
        <translation>减去每个输出的权重上的均值</translation>
    </message>
    <message>
        <source>The sum of absolute values of each parameter held below the amount</source>
        <translation>每个参数的绝对值之和不超过该量</translation>
    </message>
    <message>
        <source>Update / weight</source>
        <translation>更新 / 权重</translation>
    </message>
    <message>
        <source>Update norm</source>
        <translation>更新范数</translation>
    </message>
    <message>
        <source>add noise</source>
        <translation>加噪声</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>centralise</source>
        <translation>中心化</translation>
    </message>
    <message>
        <source>clip L1</source>
        <translation>裁剪 L1</translation>
    </message>
    <message>
        <source>clip all</source>
        <translation>裁剪总长</translation>
    </message>
    <message>
        <source>clip length</source>
        <translation>裁剪长度</translation>
    </message>
    <message>
        <source>clip values</source>
        <translation>裁剪数值</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>取符号</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>置零</translation>
    </message>
    <message>
        <source>{value} at step {step}, {layer}</source>
        <translation>第 {step} 步，{layer}：{value}</translation>
    </message>
</context>
<context>
    <name>library</name>
    <message>
        <source>Double-click to explore it.</source>
        <translation>双击即可探索。</translation>
    </message>
    <message>
        <source>Double-click to open it.</source>
        <translation>双击即可打开。</translation>
    </message>
    <message>
        <source>Double-click to train on it.</source>
        <translation>双击即可用它训练。</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>failed at {step}</source>
        <translation>失败于 {step} 步</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>held-out MSE {mse}</source>
        <translation>留出 MSE {mse}</translation>
    </message>
    <message>
        <source>interrupted at {step}</source>
        <translation>中断于 {step} 步</translation>
    </message>
    <message>
        <source>paused at {step}</source>
        <translation>暂停于 {step} 步</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>stopped at {step}</source>
        <translation>停止于 {step} 步</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>to be fetched</source>
        <translation>待下载</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} 个参数</translation>
    </message>
    <message>
        <source>{family} on {data}, step {step} of {plan}</source>
        <translation>{family} · {data}，第 {step} / {plan} 步</translation>
    </message>
    <message>
        <source>{family}, {axes} latent axes, {width} x {height} px {colour}</source>
        <translation>{family}，{axes} 个潜轴，{width} x {height} 像素{colour}</translation>
    </message>
    <message>
        <source>{side} px, {axes} axes</source>
        <translation>{side} 像素，{axes} 轴</translation>
    </message>
    <message>
        <source>{step} steps</source>
        <translation>{step} 步</translation>
    </message>
    <message>
        <source>{train} to train on, {test} held out</source>
        <translation>{train} 张用于训练，{test} 张留出</translation>
    </message>
    <message>
        <source>{words} words, {axes} axes</source>
        <translation>{words} 个词，{axes} 轴</translation>
    </message>
    <message>
        <source>{words} words, {axes} latent axes</source>
        <translation>{words} 个词，{axes} 个潜轴</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>A Frechet distance needs at least two features of one length, not {shape}.</source>
        <translation>弗雷歇距离至少需要两个长度相同的特征，而不是 {shape}。</translation>
    </message>
    <message>
        <source>A blend is between two classes, not {count}.</source>
        <translation>混合只能在两个类别之间，而不是 {count} 个。</translation>
    </message>
    <message>
        <source>A blend is between two different classes.</source>
        <translation>混合要在两个不同的类别之间。</translation>
    </message>
    <message>
        <source>A corner sheet needs 4 codes of the same space.</source>
        <translation>四角网格图需要同一空间中的 4 个潜码。</translation>
    </message>
    <message>
        <source>A corner sheet needs 4 codes, not {count}.</source>
        <translation>四角网格图需要 4 个潜码，而不是 {count} 个。</translation>
    </message>
    <message>
        <source>A latent code must be a list of finite numbers.</source>
        <translation>潜码必须是一组有限的数。</translation>
    </message>
    <message>
        <source>A latent code must be finite; this one is not.</source>
        <translation>潜码必须是有限的数；这个不是。</translation>
    </message>
    <message>
        <source>A line needs at least 2 steps, not {steps}.</source>
        <translation>连线至少需要 2 步，而不是 {steps} 步。</translation>
    </message>
    <message>
        <source>A picture of {shape} is no sheet of samples.</source>
        <translation>尺寸为 {shape} 的图片不是样本图。</translation>
    </message>
    <message>
        <source>A point posterior has no KL divergence.</source>
        <translation>点后验没有 KL 散度。</translation>
    </message>
    <message>
        <source>A sheet has room for {limit}.</source>
        <translation>一张图最多容纳 {limit} 个。</translation>
    </message>
    <message>
        <source>A sheet of {rows} x {cols} is not possible.</source>
        <translation>无法生成 {rows} x {cols} 的网格图。</translation>
    </message>
    <message>
        <source>A table of {shape} is no landscape.</source>
        <translation>形状为 {shape} 的表不能作为损失地形。</translation>
    </message>
    <message>
        <source>A traversal cannot reach {reach} standard deviations.</source>
        <translation>遍历的范围不能是 {reach} 个标准差。</translation>
    </message>
    <message>
        <source>A walk of {count} points goes nowhere.</source>
        <translation>{count} 个点构不成漫步。</translation>
    </message>
    <message>
        <source>A {family} has no loss that one model alone could have.</source>
        <translation>{family} 没有仅凭单个模型就能计算的损失。</translation>
    </message>
    <message>
        <source>A {family} model cannot {capability}.</source>
        <translation>{family} 模型不支持 {capability}。</translation>
    </message>
    <message>
        <source>A {family} model has words, no images.</source>
        <translation>{family} 模型的输出是词，没有图像。</translation>
    </message>
    <message>
        <source>Add images.</source>
        <translation>请添加图像。</translation>
    </message>
    <message>
        <source>Add more images to the folder.</source>
        <translation>请在文件夹中添加更多图像。</translation>
    </message>
    <message>
        <source>All test images of {name} are also training images.</source>
        <translation>{name} 的测试图像全部也是训练图像。</translation>
    </message>
    <message>
        <source>All {count} readable images in {folder} are the same one; training and testing need two.</source>
        <translation>{folder} 中 {count} 张可读图像完全相同；训练和测试至少需要两张不同的图像。</translation>
    </message>
    <message>
        <source>An inversion takes at least one step and 1 to {limit} starts.</source>
        <translation>反演至少需要一步，起点数为 1 到 {limit}。</translation>
    </message>
    <message>
        <source>Another process of this run has ended or cannot be reached.</source>
        <translation>这次运行的另一个进程已结束或无法联系。</translation>
    </message>
    <message>
        <source>Ask for at least one.</source>
        <translation>请至少要求一个。</translation>
    </message>
    <message>
        <source>Axes run from 0 to {last}.</source>
        <translation>轴的编号从 0 到 {last}。</translation>
    </message>
    <message>
        <source>Bounds are {known}.</source>
        <translation>可用的约束方式有：{known}。</translation>
    </message>
    <message>
        <source>Bring back the images of that time, or train on those that are there now.</source>
        <translation>请恢复当时的图像，或用现有的图像重新训练。</translation>
    </message>
    <message>
        <source>Bring back the old images, or start a new run on the new ones.</source>
        <translation>请恢复原来的图像，或用新图像开始新的训练。</translation>
    </message>
    <message>
        <source>CPU threads: {threads}, {milliseconds:.1f} ms a step.</source>
        <translation>CPU 线程数：{threads}，每步 {milliseconds:.1f} 毫秒。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Cannot draw {n} samples.</source>
        <translation>无法抽取 {n} 个样本。</translation>
    </message>
    <message>
        <source>Cannot find {count} neighbours.</source>
        <translation>无法查找 {count} 个近邻。</translation>
    </message>
    <message>
        <source>Cannot read {path} ({cause}).</source>
        <translation>无法读取 {path}（{cause}）。</translation>
    </message>
    <message>
        <source>Cannot write the run folder {path} ({cause}).</source>
        <translation>无法写入训练文件夹 {path}（{cause}）。</translation>
    </message>
    <message>
        <source>Cannot write to the run folder {path} ({cause}).</source>
        <translation>无法向训练文件夹 {path} 写入（{cause}）。</translation>
    </message>
    <message>
        <source>Changed: {changes}.</source>
        <translation>已更改：{changes}。</translation>
    </message>
    <message>
        <source>Check its name.</source>
        <translation>请检查名称。</translation>
    </message>
    <message>
        <source>Check the file and your rights to it.</source>
        <translation>请检查文件及您的访问权限。</translation>
    </message>
    <message>
        <source>Check the path and your rights to it.</source>
        <translation>请检查路径及您的访问权限。</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>请检查路径。</translation>
    </message>
    <message>
        <source>Check your rights to it.</source>
        <translation>请检查您的访问权限。</translation>
    </message>
    <message>
        <source>Checkpoint saved</source>
        <translation>已保存检查点</translation>
    </message>
    <message>
        <source>Choose 0 for their own size, or one from {smallest} to {largest}.</source>
        <translation>选择 0 采用自身尺寸，或选择 {smallest} 到 {largest} 之间的尺寸。</translation>
    </message>
    <message>
        <source>Choose a data set with labels, such as a folder with one subfolder a class.</source>
        <translation>请选择带标签的数据集，例如每个类别一个子文件夹的文件夹。</translation>
    </message>
    <message>
        <source>Choose a data set with two or more classes.</source>
        <translation>请选择有两个或更多类别的数据集。</translation>
    </message>
    <message>
        <source>Choose a file inside it.</source>
        <translation>请选择其中的文件。</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>请选择一个文件。</translation>
    </message>
    <message>
        <source>Choose a model that was trained here.</source>
        <translation>请选择在这里训练的模型。</translation>
    </message>
    <message>
        <source>Choose a model with an encoder or a likelihood.</source>
        <translation>请选择有编码器或似然的模型。</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>请选择其他文件夹，或清理磁盘空间。</translation>
    </message>
    <message>
        <source>Choose another nproc.</source>
        <translation>请选择另一个进程数。</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>请另选一个。</translation>
    </message>
    <message>
        <source>Choose another optimiser.</source>
        <translation>请选择其他优化器。</translation>
    </message>
    <message>
        <source>Choose another.</source>
        <translation>请另选一个。</translation>
    </message>
    <message>
        <source>Choose the data that the model was trained on.</source>
        <translation>请选择训练该模型所用的数据。</translation>
    </message>
    <message>
        <source>Choose the file of one that LatentLab wrote.</source>
        <translation>请选择由 LatentLab 写出的分类器文件。</translation>
    </message>
    <message>
        <source>Codes must be finite numbers of {ndim} dimension(s), not of shape {shape}.</source>
        <translation>潜码必须是 {ndim} 维的有限数组，而不是形状 {shape}。</translation>
    </message>
    <message>
        <source>Codes must be finite numbers; these hold NaN or infinity.</source>
        <translation>潜码必须是有限的数；这些含有 NaN 或无穷大。</translation>
    </message>
    <message>
        <source>Codes must be floating-point numbers, not {dtype}.</source>
        <translation>潜码必须是浮点数，而不是 {dtype}。</translation>
    </message>
    <message>
        <source>Codes of the space {space} cannot be mapped back to noise.</source>
        <translation>空间 {space} 的编码无法映射回噪声。</translation>
    </message>
    <message>
        <source>Codes of the space {space} must have the shape (N, {dim}), not {shape}.</source>
        <translation>空间 {space} 的潜码形状必须为 (N, {dim})，而不是 {shape}。</translation>
    </message>
    <message>
        <source>Coloured shapes with known factors, made on demand: 64 px RGB, 3 classes</source>
        <translation>因素已知的彩色图形，按需生成：64 像素 RGB，3 个类别</translation>
    </message>
    <message>
        <source>Compiling the networks...</source>
        <translation>正在编译网络……</translation>
    </message>
    <message>
        <source>Connect to the network, or install the Debian package dataset-fashion-mnist, or use fashion-mnist-mini, which is bundled.</source>
        <translation>请连接网络，或安装 Debian 软件包 dataset-fashion-mnist，或使用内置的 fashion-mnist-mini。</translation>
    </message>
    <message>
        <source>Convert bytes with latentlab.data.images.to_signed.</source>
        <translation>请用 latentlab.data.images.to_signed 转换字节。</translation>
    </message>
    <message>
        <source>Convert it to UTF-8.</source>
        <translation>请将其转换为 UTF-8。</translation>
    </message>
    <message>
        <source>Copy a code from LatentLab, or give a JSON list of numbers.</source>
        <translation>请从 LatentLab 复制潜码，或提供 JSON 数字列表。</translation>
    </message>
    <message>
        <source>Copy a code of this model.</source>
        <translation>请复制此模型的潜码。</translation>
    </message>
    <message>
        <source>Copying the checkpoint of step {step}</source>
        <translation>正在复制第 {step} 步的检查点</translation>
    </message>
    <message>
        <source>Costs of {shape} do not fit {n} and {m} weights.</source>
        <translation>形状为 {shape} 的代价与 {n} 个和 {m} 个权重不匹配。</translation>
    </message>
    <message>
        <source>Counting n-grams…</source>
        <translation>正在统计 n-gram…</translation>
    </message>
    <message>
        <source>Cutting the text into words…</source>
        <translation>正在将文本切分成词…</translation>
    </message>
    <message>
        <source>Cutting the text…</source>
        <translation>正在切分文本…</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>解码中</translation>
    </message>
    <message>
        <source>Delete that checkpoint&apos;s folder; the run goes on from the one before.</source>
        <translation>请删除该检查点的文件夹；训练会从前一个检查点继续。</translation>
    </message>
    <message>
        <source>Delete the folder {folder}, or give another.</source>
        <translation>请删除文件夹 {folder}，或指定其他文件夹。</translation>
    </message>
    <message>
        <source>Download the file itself (its direct link) and open that.</source>
        <translation>请下载文件本身（直接链接）再打开。</translation>
    </message>
    <message>
        <source>Downloading {url}: {percent} %</source>
        <translation>正在下载 {url}：{percent} %</translation>
    </message>
    <message>
        <source>Drawing a map of {count:,} words…</source>
        <translation>正在绘制 {count:,} 个词的分布图…</translation>
    </message>
    <message>
        <source>Drawing the map of the codes</source>
        <translation>正在绘制编码地图</translation>
    </message>
    <message>
        <source>Drop a file in word2vec&apos;s text format.</source>
        <translation>请拖入 word2vec 文本格式的文件。</translation>
    </message>
    <message>
        <source>Drop an image file here, or a code that was saved as JSON.</source>
        <translation>请把图像文件或以 JSON 保存的潜码拖放到此处。</translation>
    </message>
    <message>
        <source>Drop it on the picture of an open model, or use `latentlab roundtrip MODEL IMAGE`.</source>
        <translation>请将它拖到已打开模型的画面上，或使用 `latentlab roundtrip MODEL IMAGE`。</translation>
    </message>
    <message>
        <source>Drop or paste an image or a file.</source>
        <translation>请拖入或粘贴图像或文件。</translation>
    </message>
    <message>
        <source>Dropping words that others explain…</source>
        <translation>正在剔除可由其他词组成的词…</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码中</translation>
    </message>
    <message>
        <source>Export the vectors as text: with gensim, save_word2vec_format(..., binary=False).</source>
        <translation>请将词向量导出为文本：在 gensim 中使用 save_word2vec_format(..., binary=False)。</translation>
    </message>
    <message>
        <source>Fashion-MNIST is not on this machine, and downloading {url} failed: {cause}.</source>
        <translation>此计算机上没有 Fashion-MNIST，下载 {url} 也失败了：{cause}。</translation>
    </message>
    <message>
        <source>Features must be finite numbers; these hold NaN or infinity.</source>
        <translation>特征必须是有限的数；这里含有 NaN 或无穷大。</translation>
    </message>
    <message>
        <source>Features of one length can be compared, not {a} and {b}.</source>
        <translation>只有长度相同的特征才能比较，{a} 与 {b} 不行。</translation>
    </message>
    <message>
        <source>Fetch or compress it again.</source>
        <translation>请重新获取或重新压缩该文件。</translation>
    </message>
    <message>
        <source>Find some first, with lower thresholds.</source>
        <translation>请先降低阈值，发现一些词。</translation>
    </message>
    <message>
        <source>Fit them to the same size first.</source>
        <translation>请先将它们调整为相同尺寸。</translation>
    </message>
    <message>
        <source>Fit them with latentlab.data.images.fit.</source>
        <translation>请用 latentlab.data.images.fit 调整。</translation>
    </message>
    <message>
        <source>Fix the permissions there, then remove the folder.</source>
        <translation>请修正那里的权限，然后删除该文件夹。</translation>
    </message>
    <message>
        <source>Flows are {known}.</source>
        <translation>可用的流有：{known}。</translation>
    </message>
    <message>
        <source>Following {name}…</source>
        <translation>正在追踪 {name}…</translation>
    </message>
    <message>
        <source>Free memory and disk space and try again; a file that crashes its decoder may have to go.</source>
        <translation>请释放内存和磁盘空间后重试；使解码器崩溃的文件可能需要移除。</translation>
    </message>
    <message>
        <source>Free some space or fix its permissions, then resume: the run goes on from that checkpoint.</source>
        <translation>请清理空间或修正权限，然后继续：训练会从该检查点继续。</translation>
    </message>
    <message>
        <source>Free some space or fix its permissions, then resume; nothing is lost.</source>
        <translation>请清理空间或修正权限，然后继续；没有丢失任何内容。</translation>
    </message>
    <message>
        <source>Free some space or fix its permissions.</source>
        <translation>请腾出空间或修正其权限。</translation>
    </message>
    <message>
        <source>Free some space or fix the permissions, then resume.</source>
        <translation>请清理空间或修正权限，然后继续。</translation>
    </message>
    <message>
        <source>Free some space there, or point LATENTLAB_HOME to another disk.</source>
        <translation>请在那里清理空间，或将 LATENTLAB_HOME 指向其他磁盘。</translation>
    </message>
    <message>
        <source>Free some space, choose a smaller image size, or point LATENTLAB_HOME to another disk.</source>
        <translation>请清理空间、选择更小的图像尺寸，或将 LATENTLAB_HOME 指向其他磁盘。</translation>
    </message>
    <message>
        <source>GLO: codes and generator learn from {used} of {all} training images.</source>
        <translation>GLO：编码和生成器从 {all} 张训练图像中的 {used} 张学习。</translation>
    </message>
    <message>
        <source>Games are {known}.</source>
        <translation>可用的博弈有：{known}。</translation>
    </message>
    <message>
        <source>Get it again, or open it elsewhere and save it as PNG.</source>
        <translation>请重新获取，或用其他程序打开并另存为 PNG。</translation>
    </message>
    <message>
        <source>Get it again.</source>
        <translation>请重新获取。</translation>
    </message>
    <message>
        <source>Get the file again from where it came.</source>
        <translation>请从来源处重新获取该文件。</translation>
    </message>
    <message>
        <source>Get the file again, or save it again with numpy.savez.</source>
        <translation>请重新获取该文件，或用 numpy.savez 重新保存。</translation>
    </message>
    <message>
        <source>Get the file again.</source>
        <translation>请重新获取该文件。</translation>
    </message>
    <message>
        <source>Give 0 to 1.</source>
        <translation>请给出 0 到 1。</translation>
    </message>
    <message>
        <source>Give 1 to {most:,}.</source>
        <translation>请给出 1 到 {most:,} 之间的数。</translation>
    </message>
    <message>
        <source>Give 2 to {most}.</source>
        <translation>请给出 2 到 {most} 个字符。</translation>
    </message>
    <message>
        <source>Give JSON like {{&quot;rules&quot;: [{{&quot;kind&quot;: &quot;length&quot;, &quot;least&quot;: 2}}]}}.</source>
        <translation>请提供形如 {{&quot;rules&quot;: [{{&quot;kind&quot;: &quot;length&quot;, &quot;least&quot;: 2}}]}} 的 JSON。</translation>
    </message>
    <message>
        <source>Give a JSON file that was saved here.</source>
        <translation>请提供在这里保存的 JSON 文件。</translation>
    </message>
    <message>
        <source>Give a PNG, JPEG, WebP, GIF, BMP, TIFF, PPM or AVIF file.</source>
        <translation>请提供 PNG、JPEG、WebP、GIF、BMP、TIFF、PPM 或 AVIF 文件。</translation>
    </message>
    <message>
        <source>Give a cost for every pair, and a point on each side.</source>
        <translation>请为每一对给出代价，两侧各至少一个点。</translation>
    </message>
    <message>
        <source>Give a file inside it.</source>
        <translation>请提供其中的文件。</translation>
    </message>
    <message>
        <source>Give a file with text.</source>
        <translation>请提供有文本内容的文件。</translation>
    </message>
    <message>
        <source>Give a folder of images or IDX files, or a .npz file.</source>
        <translation>请提供图像文件夹、IDX 文件夹或 .npz 文件。</translation>
    </message>
    <message>
        <source>Give a folder with PNG, JPEG, WebP, GIF, BMP, TIFF, PPM or AVIF files in it or below.</source>
        <translation>请提供自身或下级含有 PNG、JPEG、WebP、GIF、BMP、TIFF、PPM 或 AVIF 文件的文件夹。</translation>
    </message>
    <message>
        <source>Give a folder you may write to, with --out or in the form.</source>
        <translation>请用 --out 或在表单中指定可写入的文件夹。</translation>
    </message>
    <message>
        <source>Give a model file, or the folder of a run with a checkpoint.</source>
        <translation>请提供模型文件，或含有检查点的训练文件夹。</translation>
    </message>
    <message>
        <source>Give a new or an empty folder for the run.</source>
        <translation>请为本次训练提供新的或空的文件夹。</translation>
    </message>
    <message>
        <source>Give a number above 0.</source>
        <translation>请给出大于 0 的数。</translation>
    </message>
    <message>
        <source>Give a number.</source>
        <translation>请给出一个数。</translation>
    </message>
    <message>
        <source>Give a table that `latentlab words find` has written.</source>
        <translation>请提供由 `latentlab words find` 写出的表格。</translation>
    </message>
    <message>
        <source>Give a text in Han characters or letters.</source>
        <translation>请提供由汉字或字母组成的文本。</translation>
    </message>
    <message>
        <source>Give all of them a class.</source>
        <translation>请给它们都指定类别。</translation>
    </message>
    <message>
        <source>Give an image file.</source>
        <translation>请提供图像文件。</translation>
    </message>
    <message>
        <source>Give another folder, or delete this one.</source>
        <translation>请指定其他文件夹，或删除这个文件夹。</translation>
    </message>
    <message>
        <source>Give another text, or look for words with lower thresholds.</source>
        <translation>请提供其他文本，或降低阈值重新找词。</translation>
    </message>
    <message>
        <source>Give at least one place a weight above 0.</source>
        <translation>请至少给一个位置大于 0 的权重。</translation>
    </message>
    <message>
        <source>Give at least one.</source>
        <translation>请至少给出一个。</translation>
    </message>
    <message>
        <source>Give at least {least} places along each axis.</source>
        <translation>请沿每个轴至少给出 {least} 个位置。</translation>
    </message>
    <message>
        <source>Give between 1 and {limit} rows and columns.</source>
        <translation>行数和列数应在 1 到 {limit} 之间。</translation>
    </message>
    <message>
        <source>Give both.</source>
        <translation>请同时给出这两项。</translation>
    </message>
    <message>
        <source>Give every machine the same images under that name.</source>
        <translation>请让每台机器在该名称下有相同的图像。</translation>
    </message>
    <message>
        <source>Give fewer: plans are exact.</source>
        <translation>请减少点数：传输方案是精确求解的。</translation>
    </message>
    <message>
        <source>Give files of plain text (or .gz), or a folder with some.</source>
        <translation>请提供纯文本文件（或其 .gz），或含有这类文件的文件夹。</translation>
    </message>
    <message>
        <source>Give files of words with white space between them.</source>
        <translation>请提供词间以空白分隔的文本文件。</translation>
    </message>
    <message>
        <source>Give finite costs and weights that are not negative and sum to the same.</source>
        <translation>请给出有限的代价，以及非负且总和相同的权重。</translation>
    </message>
    <message>
        <source>Give four finite numbers.</source>
        <translation>请给出四个有限的数。</translation>
    </message>
    <message>
        <source>Give numbers and ranges, like 0, 3, 7-9.</source>
        <translation>请输入编号或范围，例如 0, 3, 7-9。</translation>
    </message>
    <message>
        <source>Give one above 0.</source>
        <translation>请给出大于 0 的值。</translation>
    </message>
    <message>
        <source>Give one for each row.</source>
        <translation>请为每一行给出一个词。</translation>
    </message>
    <message>
        <source>Give one of `latentlab words embed`, or word vectors as text.</source>
        <translation>请提供由 `latentlab words embed` 生成的模型，或文本格式的词向量。</translation>
    </message>
    <message>
        <source>Give one of: {classes}.</source>
        <translation>请提供其中之一：{classes}。</translation>
    </message>
    <message>
        <source>Give one weight for each class.</source>
        <translation>请为每个类别给一个权重。</translation>
    </message>
    <message>
        <source>Give one with .txt or .gz files.</source>
        <translation>请提供含有 .txt 或 .gz 文件的文件夹。</translation>
    </message>
    <message>
        <source>Give plain text, or .gz of it.</source>
        <translation>请提供纯文本，或其 .gz 压缩文件。</translation>
    </message>
    <message>
        <source>Give the costs of all places to all places.</source>
        <translation>请给出所有位置到所有位置的代价。</translation>
    </message>
    <message>
        <source>Give the folder that a training wrote: latentlab runs lists them.</source>
        <translation>请提供训练写入的文件夹：latentlab runs 可列出它们。</translation>
    </message>
    <message>
        <source>Give the name of a file.</source>
        <translation>请提供文件名。</translation>
    </message>
    <message>
        <source>Give two finite numbers.</source>
        <translation>请给出两个有限的数。</translation>
    </message>
    <message>
        <source>Give vectors of the same vocabulary.</source>
        <translation>请提供同一词表的词向量。</translation>
    </message>
    <message>
        <source>Give words of the {count:,} that have one.</source>
        <translation>请给出有词向量的 {count:,} 个词中的词。</translation>
    </message>
    <message>
        <source>Give {dim} numbers per code.</source>
        <translation>每个潜码请提供 {dim} 个数。</translation>
    </message>
    <message>
        <source>Give {least} to {most}.</source>
        <translation>请给出 {least} 到 {most} 之间的数。</translation>
    </message>
    <message>
        <source>Go back to the last good checkpoint.</source>
        <translation>请回到最后一个完好的检查点。</translation>
    </message>
    <message>
        <source>Go on with: latentlab resume {path}; or give another folder.</source>
        <translation>可用 latentlab resume {path} 继续；或指定其他文件夹。</translation>
    </message>
    <message>
        <source>Grown to {count:,} words, {depth} steps deep…</source>
        <translation>已扩展到 {count:,} 个词，深度 {depth} 步…</translation>
    </message>
    <message>
        <source>HiGHS finds no solution: {cause}</source>
        <translation>HiGHS 找不到解：{cause}</translation>
    </message>
    <message>
        <source>IMLE: codes and generator stay; noise is mapped onto the codes.</source>
        <translation>IMLE：编码和生成器不再变化，把噪声映射到编码上。</translation>
    </message>
    <message>
        <source>IMLE: the generator learns {used} of {all} training images, each from its nearest picture.</source>
        <translation>IMLE：生成器学习 {all} 张训练图像中的 {used} 张，每张都从离它最近的生成图像学起。</translation>
    </message>
    <message>
        <source>Images cannot be kept in {path}: {cause}.</source>
        <translation>图像无法保存在 {path}：{cause}。</translation>
    </message>
    <message>
        <source>Images for this model must have the shape (N, {c}, {h}, {w}), not {shape}.</source>
        <translation>此模型的图像形状必须为 (N, {c}, {h}, {w})，而不是 {shape}。</translation>
    </message>
    <message>
        <source>Images must be floating-point numbers in [-1, 1], not {dtype}.</source>
        <translation>图像必须是 [-1, 1] 内的浮点数，而不是 {dtype}。</translation>
    </message>
    <message>
        <source>Images must be floating-point numbers in [0, 1] to be compared.</source>
        <translation>要比较的图像必须是 [0, 1] 内的浮点数。</translation>
    </message>
    <message>
        <source>Images must lie in [-1, 1]; these reach from {low:.3g} to {high:.3g}.</source>
        <translation>图像取值必须在 [-1, 1] 内；这些图像从 {low:.3g} 到 {high:.3g}。</translation>
    </message>
    <message>
        <source>Images of the shape {shape} cannot be looked for among {count} images of the shape {there}.</source>
        <translation>形状为 {shape} 的图像无法在 {count} 张形状为 {there} 的图像中查找。</translation>
    </message>
    <message>
        <source>Images of {size} pixels cannot be made.</source>
        <translation>无法生成 {size} 像素的图像。</translation>
    </message>
    <message>
        <source>Importing needs {needed:.1f} GB in {path}, where {free:.1f} GB are free.</source>
        <translation>导入需要在 {path} 占用 {needed:.1f} GB，而那里只剩 {free:.1f} GB。</translation>
    </message>
    <message>
        <source>Importing {name}: {done} of {total} files</source>
        <translation>正在导入 {name}：{done} / {total} 个文件</translation>
    </message>
    <message>
        <source>Install LatentLab again.</source>
        <translation>请重新安装 LatentLab。</translation>
    </message>
    <message>
        <source>It can: {known}.</source>
        <translation>它支持：{known}。</translation>
    </message>
    <message>
        <source>It has those of: {known}.</source>
        <translation>现有的检查点：{known}。</translation>
    </message>
    <message>
        <source>It has: {known}.</source>
        <translation>它有：{known}。</translation>
    </message>
    <message>
        <source>It knows: {known}.</source>
        <translation>它认识：{known}。</translation>
    </message>
    <message>
        <source>It was not in the text, or too rare.</source>
        <translation>训练文本中没有它，或它过于罕见。</translation>
    </message>
    <message>
        <source>Its last checkpoint stands: resume goes on from there, with any number of processes.</source>
        <translation>最后的检查点仍在：可用任意数目的进程从那里继续。</translation>
    </message>
    <message>
        <source>Known by name: {known}.</source>
        <translation>已知名称：{known}。</translation>
    </message>
    <message>
        <source>Known families: {known}.</source>
        <translation>已知模型族：{known}。</translation>
    </message>
    <message>
        <source>Known names: {known}.</source>
        <translation>已知名称：{known}。</translation>
    </message>
    <message>
        <source>Known ones: {known}.</source>
        <translation>已知的有：{known}。</translation>
    </message>
    <message>
        <source>Known trainers: {known}.</source>
        <translation>已知训练器：{known}。</translation>
    </message>
    <message>
        <source>Labels must be {n} integers (int64).</source>
        <translation>标签必须是 {n} 个整数 (int64)。</translation>
    </message>
    <message>
        <source>Labels must lie between 0 and {last}.</source>
        <translation>标签必须在 0 到 {last} 之间。</translation>
    </message>
    <message>
        <source>Leave the label out.</source>
        <translation>请去掉标签。</translation>
    </message>
    <message>
        <source>Left out an order that is none: {text}</source>
        <translation>已忽略一条无法理解的指令：{text}</translation>
    </message>
    <message>
        <source>Letting {count:,} particles go…</source>
        <translation>正在释放 {count:,} 个粒子…</translation>
    </message>
    <message>
        <source>Look at a smaller piece of it.</source>
        <translation>请查看其中较小的一部分。</translation>
    </message>
    <message>
        <source>Look at the images they are of.</source>
        <translation>请查看这些特征所属的图像。</translation>
    </message>
    <message>
        <source>Looking at neighbours…</source>
        <translation>正在统计左右邻字…</translation>
    </message>
    <message>
        <source>Looking at training images</source>
        <translation>正在查看训练图像</translation>
    </message>
    <message>
        <source>Looking for a start</source>
        <translation>正在寻找起点</translation>
    </message>
    <message>
        <source>Looking for the code</source>
        <translation>正在寻找潜码</translation>
    </message>
    <message>
        <source>Looking for the nearest training images</source>
        <translation>正在查找最近的训练图像</translation>
    </message>
    <message>
        <source>Looking how well n-grams hold together…</source>
        <translation>正在计算 n-gram 的凝固度…</translation>
    </message>
    <message>
        <source>Looking through {name}: {count} files</source>
        <translation>正在查看 {name}：{count} 个文件</translation>
    </message>
    <message>
        <source>Lower batch_size or the model&apos;s width.</source>
        <translation>请减小 batch_size 或模型宽度。</translation>
    </message>
    <message>
        <source>Lower lr and start again.</source>
        <translation>请降低 lr 后重新开始。</translation>
    </message>
    <message>
        <source>Lower lr and start again; resuming goes back to the last good checkpoint.</source>
        <translation>请降低 lr 后重新开始；继续训练会回到最后一个完好的检查点。</translation>
    </message>
    <message>
        <source>Lower min_count, or give more text, with white space between its words.</source>
        <translation>请降低 min_count，或提供更多词间以空白分隔的文本。</translation>
    </message>
    <message>
        <source>Lower n_critic or batch_size.</source>
        <translation>请减小 n_critic 或 batch_size。</translation>
    </message>
    <message>
        <source>Lower nproc, or set device to cpu.</source>
        <translation>请减少进程数，或把设备设为 CPU。</translation>
    </message>
    <message>
        <source>Lower nproc.</source>
        <translation>请减少进程数。</translation>
    </message>
    <message>
        <source>Lower scales, or set image_size to 32 or 64.</source>
        <translation>请减小 scales，或将 image_size 设为 32 或 64。</translation>
    </message>
    <message>
        <source>Lower them, or open a larger text.</source>
        <translation>请降低阈值，或打开更大的文本。</translation>
    </message>
    <message>
        <source>Measure both with the same network.</source>
        <translation>请用同一个网络度量两者。</translation>
    </message>
    <message>
        <source>Measuring held-out images</source>
        <translation>正在度量留出图像</translation>
    </message>
    <message>
        <source>Measuring precision and recall</source>
        <translation>正在计算精确率和召回率</translation>
    </message>
    <message>
        <source>Measuring samples</source>
        <translation>正在度量样本</translation>
    </message>
    <message>
        <source>Move the points apart.</source>
        <translation>请将各点移开一些。</translation>
    </message>
    <message>
        <source>Moving the weights: {done:.0%}</source>
        <translation>正在移动权重：{done:.0%}</translation>
    </message>
    <message>
        <source>Names are {known}.</source>
        <translation>可用的名称有：{known}。</translation>
    </message>
    <message>
        <source>No model is open.</source>
        <translation>没有打开的模型。</translation>
    </message>
    <message>
        <source>No text was given.</source>
        <translation>没有提供文本。</translation>
    </message>
    <message>
        <source>No word was given.</source>
        <translation>没有给出词。</translation>
    </message>
    <message>
        <source>Nobody trains {path} now.</source>
        <translation>现在没有进程在训练 {path}。</translation>
    </message>
    <message>
        <source>None of the seeds has a vector: {seeds}.</source>
        <translation>种子词都没有词向量：{seeds}。</translation>
    </message>
    <message>
        <source>None of the words has a vector.</source>
        <translation>这些词都没有词向量。</translation>
    </message>
    <message>
        <source>None of these images is a file, so no command line can name them.</source>
        <translation>这些图像都不是文件，因此无法写入命令行。</translation>
    </message>
    <message>
        <source>Not all of the {count} processes have come.</source>
        <translation>{count} 个进程没有全部到齐。</translation>
    </message>
    <message>
        <source>Not changed ({names}): {cause}</source>
        <translation>未更改（{names}）：{cause}</translation>
    </message>
    <message>
        <source>On Debian and Ubuntu: apt-get install fonts-noto-cjk</source>
        <translation>在 Debian 和 Ubuntu 上：apt-get install fonts-noto-cjk</translation>
    </message>
    <message>
        <source>One of the histograms is empty.</source>
        <translation>其中一个直方图是空的。</translation>
    </message>
    <message>
        <source>One potential needs costs between the same places; these are {shape}.</source>
        <translation>单一势函数需要同一组位置之间的代价；这些代价的形状为 {shape}。</translation>
    </message>
    <message>
        <source>Only an address was dropped ({address}), not the picture itself.</source>
        <translation>拖入的只是地址（{address}），而不是图像本身。</translation>
    </message>
    <message>
        <source>Only images of the same shape (N, C, H, W) can be compared, not {a} and {b}.</source>
        <translation>只有形状 (N, C, H, W) 相同的图像才能比较，而不是 {a} 和 {b}。</translation>
    </message>
    <message>
        <source>Open a LatentLab .safetensors model instead.</source>
        <translation>请改为打开 LatentLab 的 .safetensors 模型。</translation>
    </message>
    <message>
        <source>Open a LatentLab .safetensors model.</source>
        <translation>请打开 LatentLab 的 .safetensors 模型。</translation>
    </message>
    <message>
        <source>Open a LatentLab .safetensors model; if this was one, it is damaged: get it again.</source>
        <translation>请打开 LatentLab 的 .safetensors 模型；如果它原本就是，则已损坏，请重新获取。</translation>
    </message>
    <message>
        <source>Open a model that LatentLab saved.</source>
        <translation>请打开由 LatentLab 保存的模型。</translation>
    </message>
    <message>
        <source>Open it in the Words workspace, under Vectors.</source>
        <translation>请在“词汇”工作区的“词向量”中打开它。</translation>
    </message>
    <message>
        <source>Open one from the library first.</source>
        <translation>请先从资源库中打开一个。</translation>
    </message>
    <message>
        <source>Opening it downloads 30 MB; the Debian package dataset-fashion-mnist holds it as well.</source>
        <translation>打开时会下载 30 MB；Debian 软件包 dataset-fashion-mnist 中也有。</translation>
    </message>
    <message>
        <source>Opening {path}</source>
        <translation>正在打开 {path}</translation>
    </message>
    <message>
        <source>Out of memory on {device} with {batch} images per step.</source>
        <translation>{device} 内存不足（每步 {batch} 张图像）。</translation>
    </message>
    <message>
        <source>Out of memory: the batch is now {batch} images.</source>
        <translation>内存不足：批大小现为 {batch} 张图像。</translation>
    </message>
    <message>
        <source>Photographs of clothes and shoes by Zalando: 28 px gray, 10 classes</source>
        <translation>Zalando 的服装与鞋类照片：28 像素灰度，10 个类别</translation>
    </message>
    <message>
        <source>Points of {one} and of {other} numbers have no distance.</source>
        <translation>由 {one} 个数和由 {other} 个数构成的点之间没有距离。</translation>
    </message>
    <message>
        <source>Principal components need flat images of one size (N, P), not {train} and {test}.</source>
        <translation>主成分分析需要相同尺寸的展平图像 (N, P)，而不是 {train} 和 {test}。</translation>
    </message>
    <message>
        <source>Reading vectors of {count:,} words…</source>
        <translation>正在读取 {count:,} 个词的词向量…</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>正在读取 {name}</translation>
    </message>
    <message>
        <source>Reading {path}</source>
        <translation>正在读取 {path}</translation>
    </message>
    <message>
        <source>Reading {path}: {count} words</source>
        <translation>正在读取 {path}：{count} 个词</translation>
    </message>
    <message>
        <source>Remove it and get it again.</source>
        <translation>请删除后重新获取。</translation>
    </message>
    <message>
        <source>Restore the file or delete the run.</source>
        <translation>请恢复该文件，或删除此次训练。</translation>
    </message>
    <message>
        <source>Restore the value the run was started with.</source>
        <translation>请恢复训练开始时的值。</translation>
    </message>
    <message>
        <source>Resume it first.</source>
        <translation>请先继续它。</translation>
    </message>
    <message>
        <source>Resume it with the config it was started with.</source>
        <translation>请用开始训练时的配置继续。</translation>
    </message>
    <message>
        <source>Rules are {known}.</source>
        <translation>可用的规则有：{known}。</translation>
    </message>
    <message>
        <source>Run `git lfs pull` in its repository, then open it again.</source>
        <translation>请在其仓库中运行 `git lfs pull`，然后重新打开。</translation>
    </message>
    <message>
        <source>Samples of different sizes cannot be paired: the costs have the shape {shape}.</source>
        <translation>大小不同的样本无法配对：代价矩阵的形状为 {shape}。</translation>
    </message>
    <message>
        <source>Save it as UTF-8 or GB18030.</source>
        <translation>请将其另存为 UTF-8 或 GB18030。</translation>
    </message>
    <message>
        <source>Save it as UTF-8.</source>
        <translation>请将其另存为 UTF-8。</translation>
    </message>
    <message>
        <source>Save it as a file and drop that.</source>
        <translation>请将它保存为文件，再拖入该文件。</translation>
    </message>
    <message>
        <source>Save it as one of them, or leave it out.</source>
        <translation>请将其另存为其中一种编码，或不使用该文件。</translation>
    </message>
    <message>
        <source>Save one with numpy.savez(path, images=..., labels=...).</source>
        <translation>可用 numpy.savez(path, images=..., labels=...) 保存。</translation>
    </message>
    <message>
        <source>Save the picture as a file, or copy it, and drop or paste that.</source>
        <translation>请将图像保存为文件或复制它，再拖入或粘贴。</translation>
    </message>
    <message>
        <source>Save them first, then drop the files.</source>
        <translation>请先保存它们，再拖入文件。</translation>
    </message>
    <message>
        <source>Saving {path}</source>
        <translation>正在保存 {path}</translation>
    </message>
    <message>
        <source>Scale it down first.</source>
        <translation>请先将它缩小。</translation>
    </message>
    <message>
        <source>Scale them first.</source>
        <translation>请先调整取值范围。</translation>
    </message>
    <message>
        <source>Scaling images to {side} pixels: {percent} %</source>
        <translation>正在将图像缩放到 {side} 像素：{percent} %</translation>
    </message>
    <message>
        <source>Scoring n-grams…</source>
        <translation>正在为 n-gram 打分…</translation>
    </message>
    <message>
        <source>Separate its words with white space first; `latentlab words` can find them.</source>
        <translation>请先用空白将词分开；`latentlab words` 可以找出这些词。</translation>
    </message>
    <message>
        <source>Set accumulate to 1, and batch_size to what memory allows.</source>
        <translation>请将 accumulate 设为 1，并按内存大小设置 batch_size。</translation>
    </message>
    <message>
        <source>Set distance to pyramid, or classifier to the file of one for such images.</source>
        <translation>请把“距离”设为金字塔，或在“分类器”中给出适合这种图像的分类器文件。</translation>
    </message>
    <message>
        <source>Set image_size to 64 or less.</source>
        <translation>请将 image_size 设为 64 或更小。</translation>
    </message>
    <message>
        <source>Set image_size to one of these.</source>
        <translation>请将 image_size 设为其中之一。</translation>
    </message>
    <message>
        <source>Set nproc to 1, or device to cpu.</source>
        <translation>请把进程数设为 1，或把设备设为 CPU。</translation>
    </message>
    <message>
        <source>Sets of {real} and {samples} images have no neighbour number {neighbours}.</source>
        <translation>{real} 张与 {samples} 张图像的集合没有第 {neighbours} 个近邻。</translation>
    </message>
    <message>
        <source>Some of these codes have a class and some have none.</source>
        <translation>这些编码有的带类别，有的不带。</translation>
    </message>
    <message>
        <source>Stop it there first.</source>
        <translation>请先在那里停止。</translation>
    </message>
    <message>
        <source>Stop that run first, or train into another folder.</source>
        <translation>请先停止那次训练，或训练到其他文件夹。</translation>
    </message>
    <message>
        <source>Stop the run first.</source>
        <translation>请先停止训练。</translation>
    </message>
    <message>
        <source>Take all of them from one space.</source>
        <translation>请全部取自同一个空间。</translation>
    </message>
    <message>
        <source>Take all of them from the same model.</source>
        <translation>请全部取自同一个模型。</translation>
    </message>
    <message>
        <source>Take as many points of one as of the other, at least one.</source>
        <translation>两边请取同样多的点，至少一个。</translation>
    </message>
    <message>
        <source>Take at least two.</source>
        <translation>请至少取两个。</translation>
    </message>
    <message>
        <source>Take both from the same space of the same model.</source>
        <translation>两者应取自同一模型的同一空间。</translation>
    </message>
    <message>
        <source>Take both from the same space.</source>
        <translation>请都取自同一空间。</translation>
    </message>
    <message>
        <source>Take codes of two classes.</source>
        <translation>请使用两个类别的编码。</translation>
    </message>
    <message>
        <source>Take one that was trained with --conditional.</source>
        <translation>请使用带类别条件训练的模型。</translation>
    </message>
    <message>
        <source>Take one with several, such as GLANN.</source>
        <translation>请选用有多个空间的模型，例如 GLANN。</translation>
    </message>
    <message>
        <source>Test on images that are not trained on.</source>
        <translation>请用未参与训练的图像测试。</translation>
    </message>
    <message>
        <source>The background has no words of {shortest} characters or more.</source>
        <translation>背景语料中没有长度不小于 {shortest} 个字的词。</translation>
    </message>
    <message>
        <source>The bound is {bound:g}.</source>
        <translation>上界为 {bound:g}。</translation>
    </message>
    <message>
        <source>The checkpoint {path} belongs to another architecture: {changes}</source>
        <translation>检查点 {path} 属于另一种架构：{changes}</translation>
    </message>
    <message>
        <source>The checkpoint {path} cannot be read ({cause}).</source>
        <translation>无法读取检查点 {path}（{cause}）。</translation>
    </message>
    <message>
        <source>The checkpoint {path} is damaged: its checksum does not match.</source>
        <translation>检查点 {path} 已损坏：校验和不符。</translation>
    </message>
    <message>
        <source>The child process cannot be started: {cause}</source>
        <translation>无法启动子进程：{cause}</translation>
    </message>
    <message>
        <source>The classifier {name} looks at images of the shape {there}, {data} has {here} (channels, height, width).</source>
        <translation>分类器 {name} 处理形状为 {there} 的图像，而 {data} 的图像为 {here}（通道、高、宽）。</translation>
    </message>
    <message>
        <source>The code could not be saved to {path} ({cause}).</source>
        <translation>无法将潜码保存到 {path}（{cause}）。</translation>
    </message>
    <message>
        <source>The code in {path} cannot be read ({cause}).</source>
        <translation>无法读取 {path} 中的潜码（{cause}）。</translation>
    </message>
    <message>
        <source>The copy or download did not finish: get the file again.</source>
        <translation>复制或下载没有完成：请重新获取该文件。</translation>
    </message>
    <message>
        <source>The details say where.</source>
        <translation>详情中有具体位置。</translation>
    </message>
    <message>
        <source>The details, which can be copied, say why.</source>
        <translation>可复制的详细信息中说明了各自的原因。</translation>
    </message>
    <message>
        <source>The domain has no words of {shortest} characters or more.</source>
        <translation>领域语料中没有长度不小于 {shortest} 个字的词。</translation>
    </message>
    <message>
        <source>The dropped image is damaged ({cause}).</source>
        <translation>拖入的图像已损坏（{cause}）。</translation>
    </message>
    <message>
        <source>The family {family} does not describe itself.</source>
        <translation>模型族 {family} 没有自我描述。</translation>
    </message>
    <message>
        <source>The first sixth of Fashion-MNIST, bundled: 28 px gray, 10 classes</source>
        <translation>Fashion-MNIST 的前六分之一，已内置：28 像素灰度，10 个类别</translation>
    </message>
    <message>
        <source>The folder {path} holds no model.</source>
        <translation>文件夹 {path} 中没有模型。</translation>
    </message>
    <message>
        <source>The folder {path} holds no text.</source>
        <translation>文件夹 {path} 中没有文本。</translation>
    </message>
    <message>
        <source>The images of {data} have changed since the run {run} began.</source>
        <translation>自训练 {run} 开始以来，{data} 的图像已改变。</translation>
    </message>
    <message>
        <source>The import of {folder} ended unexpectedly: {cause}</source>
        <translation>{folder} 的导入意外终止：{cause}</translation>
    </message>
    <message>
        <source>The import of {folder} is gone from {cache}.</source>
        <translation>{folder} 的导入结果已不在 {cache} 中。</translation>
    </message>
    <message>
        <source>The lines above say why; or train with nproc 1.</source>
        <translation>上面几行说明了原因；也可以只用一个进程训练。</translation>
    </message>
    <message>
        <source>The loss is no number at some places.</source>
        <translation>损失在某些位置不是有限的数。</translation>
    </message>
    <message>
        <source>The machine is busy: training goes on with one thread.</source>
        <translation>计算机繁忙：训练改用单线程继续。</translation>
    </message>
    <message>
        <source>The model does not know the word {word}.</source>
        <translation>模型不认识词“{word}”。</translation>
    </message>
    <message>
        <source>The model is given one of the classes {classes}; the labels of {data} are {labels}.</source>
        <translation>该模型需要的类别是 {classes}；{data} 的标签是 {labels}。</translation>
    </message>
    <message>
        <source>The model was not saved to {path}: its weights {name} hold NaN or infinite numbers.</source>
        <translation>模型没有保存到 {path}：权重 {name} 含有 NaN 或无穷大。</translation>
    </message>
    <message>
        <source>The networks are compiled.</source>
        <translation>网络已编译。</translation>
    </message>
    <message>
        <source>The networks cannot be compiled ({cause}): they run as they are.</source>
        <translation>无法编译网络（{cause}）：将不编译直接运行。</translation>
    </message>
    <message>
        <source>The picture could not be saved to {path} ({cause}).</source>
        <translation>无法将图像保存到 {path}（{cause}）。</translation>
    </message>
    <message>
        <source>The run cannot be followed any longer: {cause}</source>
        <translation>无法继续跟踪这次训练：{cause}</translation>
    </message>
    <message>
        <source>The run goes on as it was.</source>
        <translation>训练照原样继续。</translation>
    </message>
    <message>
        <source>The run of the tour failed: {cause}</source>
        <translation>导览中的训练失败：{cause}</translation>
    </message>
    <message>
        <source>The run stands still: {path}: {cause}.</source>
        <translation>训练已停住：{path}：{cause}。</translation>
    </message>
    <message>
        <source>The run&apos;s device {old} is not here; it goes on on {new}.</source>
        <translation>找不到训练所用的设备 {old}；改用 {new} 继续。</translation>
    </message>
    <message>
        <source>The settings cannot be written to {path} ({cause}).</source>
        <translation>无法将设置写入 {path}（{cause}）。</translation>
    </message>
    <message>
        <source>The settings in {path} are damaged; the defaults are used.</source>
        <translation>{path} 中的设置已损坏；现使用默认设置。</translation>
    </message>
    <message>
        <source>The settings in {path} cannot be read ({cause}); the defaults are used.</source>
        <translation>无法读取 {path} 中的设置（{cause}）；现使用默认设置。</translation>
    </message>
    <message>
        <source>The settings were damaged; the defaults are used. The old file is kept as {backup}.</source>
        <translation>设置已损坏，现使用默认设置。旧文件保留为 {backup}。</translation>
    </message>
    <message>
        <source>The steps after the last checkpoint were not saved: cannot write to {path} ({cause}).</source>
        <translation>最后一个检查点之后的步没有保存：无法写入 {path}（{cause}）。</translation>
    </message>
    <message>
        <source>The three codes have different lengths: {a}, {b} and {c}.</source>
        <translation>三个潜码的长度不同：{a}、{b} 和 {c}。</translation>
    </message>
    <message>
        <source>The three codes lie in different spaces: {a}, {b} and {c}.</source>
        <translation>三个潜码位于不同的空间：{a}、{b} 和 {c}。</translation>
    </message>
    <message>
        <source>The training ended unexpectedly.</source>
        <translation>训练意外终止。</translation>
    </message>
    <message>
        <source>The two codes have different lengths, {a} and {b}.</source>
        <translation>两个潜码的长度不同：{a} 和 {b}。</translation>
    </message>
    <message>
        <source>The two codes lie in different spaces, {a} and {b}.</source>
        <translation>两个潜码位于不同的空间：{a} 和 {b}。</translation>
    </message>
    <message>
        <source>The weight of {name} is {weight:g}.</source>
        <translation>{name} 的权重为 {weight:g}。</translation>
    </message>
    <message>
        <source>The window has no button for {action}.</source>
        <translation>窗口中没有 {action} 的按钮。</translation>
    </message>
    <message>
        <source>The window has no {kind} named {name}.</source>
        <translation>窗口中没有名为 {name} 的 {kind}。</translation>
    </message>
    <message>
        <source>The window shows no run.</source>
        <translation>窗口没有显示任何训练。</translation>
    </message>
    <message>
        <source>The words of this model are no text ({cause}).</source>
        <translation>此模型的词不是有效文本（{cause}）。</translation>
    </message>
    <message>
        <source>There are no vectors of {words}.</source>
        <translation>没有 {words} 的词向量。</translation>
    </message>
    <message>
        <source>There are no word vectors in this.</source>
        <translation>其中没有词向量。</translation>
    </message>
    <message>
        <source>There are no words to cut the text into.</source>
        <translation>没有可用来切分文本的词。</translation>
    </message>
    <message>
        <source>There are no {count} principal components in data of the shape {shape}.</source>
        <translation>形状为 {shape} 的数据没有 {count} 个主成分。</translation>
    </message>
    <message>
        <source>There are {known}, and the optimisers of torch.optim as torch:NAME.</source>
        <translation>可用的有 {known}，以及写作 torch:NAME 的 torch.optim 优化器。</translation>
    </message>
    <message>
        <source>There are {known}.</source>
        <translation>可用的有：{known}。</translation>
    </message>
    <message>
        <source>There are: {known}.</source>
        <translation>现有：{known}。</translation>
    </message>
    <message>
        <source>There is no axis {axis}.</source>
        <translation>没有轴 {axis}。</translation>
    </message>
    <message>
        <source>There is no bound {name!r}.</source>
        <translation>没有约束方式 {name!r}。</translation>
    </message>
    <message>
        <source>There is no checkpoint to go back to.</source>
        <translation>没有可以返回的检查点。</translation>
    </message>
    <message>
        <source>There is no cloud {name!r}.</source>
        <translation>没有点云 {name!r}。</translation>
    </message>
    <message>
        <source>There is no data set {name!r}, and no such folder or file.</source>
        <translation>没有数据集 {name!r}，也没有这样的文件夹或文件。</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>没有文件 {path}。</translation>
    </message>
    <message>
        <source>There is no flow {name!r}.</source>
        <translation>没有流 {name!r}。</translation>
    </message>
    <message>
        <source>There is no font for Chinese on this machine.</source>
        <translation>此计算机上没有中文字体。</translation>
    </message>
    <message>
        <source>There is no game {name!r}.</source>
        <translation>没有博弈 {name!r}。</translation>
    </message>
    <message>
        <source>There is no image in this.</source>
        <translation>其中没有图像。</translation>
    </message>
    <message>
        <source>There is no image in {folder} that can be read ({skipped} could not).</source>
        <translation>{folder} 中没有可读的图像（{skipped} 个无法读取）。</translation>
    </message>
    <message>
        <source>There is no interpolation named {kind!r}.</source>
        <translation>没有名为 {kind!r} 的插值方式。</translation>
    </message>
    <message>
        <source>There is no landscape {name!r}.</source>
        <translation>没有损失地形 {name!r}。</translation>
    </message>
    <message>
        <source>There is no model family named {family!r}.</source>
        <translation>没有名为 {family!r} 的模型族。</translation>
    </message>
    <message>
        <source>There is no model {name!r}: neither a file nor a name in the library.</source>
        <translation>没有模型 {name!r}：既不是文件，也不是资源库中的名称。</translation>
    </message>
    <message>
        <source>There is no rule {name!r}.</source>
        <translation>没有规则 {name!r}。</translation>
    </message>
    <message>
        <source>There is no text {path}.</source>
        <translation>没有文本 {path}。</translation>
    </message>
    <message>
        <source>There is no trainer named {family!r}.</source>
        <translation>没有名为 {family!r} 的训练器。</translation>
    </message>
    <message>
        <source>There is only one image in {folder} that can be read; training and testing need two.</source>
        <translation>{folder} 中只有一张可读图像；训练和测试至少需要两张。</translation>
    </message>
    <message>
        <source>These are {count} axes.</source>
        <translation>共 {count} 个轴。</translation>
    </message>
    <message>
        <source>These can: {known}.</source>
        <translation>可以更改的有：{known}。</translation>
    </message>
    <message>
        <source>These thresholds leave no word of {count:,} pieces.</source>
        <translation>按这些阈值，{count:,} 个片段中没有留下任何词。</translation>
    </message>
    <message>
        <source>This JSON is not a latent code: it has no {key}.</source>
        <translation>这段 JSON 不是潜码：其中没有 {key}。</translation>
    </message>
    <message>
        <source>This code has {given} numbers in the space {space}; a code here has {dim} in {own}.</source>
        <translation>此潜码在空间 {space} 中有 {given} 个数；这里的潜码在 {own} 中有 {dim} 个。</translation>
    </message>
    <message>
        <source>This code has {given} numbers, but the space {space} of this model takes {dim}.</source>
        <translation>此潜码有 {given} 个数，而此模型的空间 {space} 需要 {dim} 个。</translation>
    </message>
    <message>
        <source>This config is not one of the family {family}.</source>
        <translation>此配置不属于模型族 {family}。</translation>
    </message>
    <message>
        <source>This model has no classes, so a label means nothing to it.</source>
        <translation>此模型没有类别，标签对它没有意义。</translation>
    </message>
    <message>
        <source>This model has no classes.</source>
        <translation>这个模型没有类别。</translation>
    </message>
    <message>
        <source>This model has no latent space named {name!r}.</source>
        <translation>此模型没有名为 {name!r} 的潜空间。</translation>
    </message>
    <message>
        <source>This model has no spaces to compare.</source>
        <translation>此模型没有可供比较的空间。</translation>
    </message>
    <message>
        <source>This model has {rows} vectors and names for {count} different words.</source>
        <translation>此模型有 {rows} 个向量，却有 {count} 个不同的词。</translation>
    </message>
    <message>
        <source>This model is conditional: every code needs a class label.</source>
        <translation>这是条件模型：每个潜码都需要类别标签。</translation>
    </message>
    <message>
        <source>This text is not a latent code ({cause}).</source>
        <translation>这段文本不是潜码（{cause}）。</translation>
    </message>
    <message>
        <source>Training failed: {cause}</source>
        <translation>训练失败：{cause}</translation>
    </message>
    <message>
        <source>Training needs images to learn from and others to test on; add some.</source>
        <translation>训练需要用于学习的图像和用于测试的其他图像；请添加一些。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>Two classes cannot be blended by a share of {share}.</source>
        <translation>两个类别不能按比例 {share} 混合。</translation>
    </message>
    <message>
        <source>Update LatentLab.</source>
        <translation>请更新 LatentLab。</translation>
    </message>
    <message>
        <source>Use a code of this model.</source>
        <translation>请使用此模型的潜码。</translation>
    </message>
    <message>
        <source>Use an earlier checkpoint of the run that made it.</source>
        <translation>请使用生成它的训练的较早检查点。</translation>
    </message>
    <message>
        <source>Use more images.</source>
        <translation>请使用更多图像。</translation>
    </message>
    <message>
        <source>Use one of: {known}; or auto.</source>
        <translation>请使用其中之一：{known}；或 auto。</translation>
    </message>
    <message>
        <source>Waited {seconds:.0f} s in vain for {thing}.</source>
        <translation>等待 {thing} {seconds:.0f} 秒，没有结果。</translation>
    </message>
    <message>
        <source>Weights of classes must have the shape ({n}, {classes}), not {shape}.</source>
        <translation>类别权重的形状必须是 ({n}, {classes})，而不是 {shape}。</translation>
    </message>
    <message>
        <source>Weights of classes must not be negative and sum to 1.</source>
        <translation>类别权重不能为负，且总和须为 1。</translation>
    </message>
    <message>
        <source>Weights of {p:g} cannot be moved onto weights of {q:g}.</source>
        <translation>总和为 {p:g} 的权重无法移到总和为 {q:g} 的权重上。</translation>
    </message>
    <message>
        <source>Word vectors as text have a word and its numbers a line.</source>
        <translation>文本格式的词向量每行为一个词及其各分量。</translation>
    </message>
    <message>
        <source>Words are at home in the workspace Words and in `latentlab words`.</source>
        <translation>词请在“词汇”工作区中或用 `latentlab words` 处理。</translation>
    </message>
    <message>
        <source>Write two finite numbers on each line, with a comma between.</source>
        <translation>请在每行写两个有限的数，以半角逗号分隔。</translation>
    </message>
    <message>
        <source>Write two numbers on each line.</source>
        <translation>请在每行写两个数。</translation>
    </message>
    <message>
        <source>Writing {path}</source>
        <translation>正在写入 {path}</translation>
    </message>
    <message>
        <source>accumulate: this needs a family whose step goes down a single loss; {family} is none.</source>
        <translation>accumulate：仅适用于每步只沿一个损失下降的模型族；{family} 不是。</translation>
    </message>
    <message>
        <source>and {more} more.</source>
        <translation>还有 {more} 个。</translation>
    </message>
    <message>
        <source>channels_last</source>
        <translation>通道在后</translation>
    </message>
    <message>
        <source>contiguous</source>
        <translation>连续</translation>
    </message>
    <message>
        <source>device={name}: this machine has no such device that torch can use.</source>
        <translation>device={name}：此计算机没有 torch 可用的这种设备。</translation>
    </message>
    <message>
        <source>drawn codes cannot be compared with those of their images</source>
        <translation>抽取的编码无法与其图像的编码比较</translation>
    </message>
    <message>
        <source>it does not begin with word,count</source>
        <translation>开头不是 word,count</translation>
    </message>
    <message>
        <source>it has not a word and {count} values</source>
        <translation>不是由一个词和 {count} 个值组成</translation>
    </message>
    <message>
        <source>it is neither two numbers nor a word and its numbers</source>
        <translation>既不是两个数，也不是一个词及其各分量</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>行太长</translation>
    </message>
    <message>
        <source>it should hold a word and {axes} numbers</source>
        <translation>应为一个词和 {axes} 个数</translation>
    </message>
    <message>
        <source>n_critic: {steps} critic updates of {batch} images are more than the {count} of {data}.</source>
        <translation>n_critic：{steps} 次判别器更新、每次 {batch} 张图像，超过了 {data} 的 {count} 张。</translation>
    </message>
    <message>
        <source>nproc: several processes train on the CPU or on CUDA, not on {device}.</source>
        <translation>进程数：多个进程只能在 CPU 或 CUDA 上训练，不能在 {device} 上。</translation>
    </message>
    <message>
        <source>nproc: the {images} training images of {data} are fewer than the {count} processes.</source>
        <translation>进程数：{data} 的 {images} 张训练图像少于 {count} 个进程。</translation>
    </message>
    <message>
        <source>nproc: {count} processes need as many GPUs on this machine, which has {known}.</source>
        <translation>进程数：{count} 个进程需要本机有同样多的 GPU，而本机有 {known} 个。</translation>
    </message>
    <message>
        <source>optimiser: polyak needs a loss with a least value; those of {family} have none.</source>
        <translation>optimiser：polyak 需要有最小值的损失；{family} 的损失没有最小值。</translation>
    </message>
    <message>
        <source>rules: no parameter has a name like {pattern}.</source>
        <translation>rules：没有名称符合 {pattern} 的参数。</translation>
    </message>
    <message>
        <source>the classifier takes gray images of 28 x 28 pixels</source>
        <translation>分类器只接受 28 x 28 像素的灰度图像</translation>
    </message>
    <message>
        <source>the encoder gives one code, without a spread</source>
        <translation>编码器只给出一个编码，没有分布范围</translation>
    </message>
    <message>
        <source>the model gives images no density</source>
        <translation>该模型不给出图像的概率密度</translation>
    </message>
    <message>
        <source>the model has no encoder</source>
        <translation>该模型没有编码器</translation>
    </message>
    <message>
        <source>the model has no encoder, and no code was searched for</source>
        <translation>该模型没有编码器，也没有搜索编码</translation>
    </message>
    <message>
        <source>the model has no posterior over codes</source>
        <translation>该模型没有编码的后验分布</translation>
    </message>
    <message>
        <source>the model has no prior to draw from</source>
        <translation>该模型没有可供采样的先验</translation>
    </message>
    <message>
        <source>the model predicts other classes than the data has</source>
        <translation>该模型预测的类别与数据的类别不同</translation>
    </message>
    <message>
        <source>the model was not trained on these images</source>
        <translation>该模型不是用这些图像训练的</translation>
    </message>
    <message>
        <source>the word {word} was there before, in line {first}</source>
        <translation>词“{word}”已在第 {first} 行出现过</translation>
    </message>
    <message>
        <source>the {axes} numbers of {word} are not all finite numbers</source>
        <translation>“{word}”的 {axes} 个数不全是有限的数</translation>
    </message>
    <message>
        <source>there are more words than the {limit} that can be held</source>
        <translation>词数超出可容纳的 {limit} 个</translation>
    </message>
    <message>
        <source>torch.optim has no optimiser {name!r}.</source>
        <translation>torch.optim 中没有优化器 {name!r}。</translation>
    </message>
    <message>
        <source>torch.optim.{name} cannot walk here: {cause}</source>
        <translation>torch.optim.{name} 不能在这里使用：{cause}</translation>
    </message>
    <message>
        <source>{count} files of {data} were skipped:</source>
        <translation>{data} 中有 {count} 个文件被跳过：</translation>
    </message>
    <message>
        <source>{count} images cannot be evaluated.</source>
        <translation>无法用 {count} 张图像进行评估。</translation>
    </message>
    <message>
        <source>{count} is no count</source>
        <translation>{count} 不是有效的计数</translation>
    </message>
    <message>
        <source>{count} processes share each batch.</source>
        <translation>{count} 个进程分担每个批次。</translation>
    </message>
    <message>
        <source>{count} words do not fit a table of {rows}.</source>
        <translation>{count} 个词与 {rows} 行的表不匹配。</translation>
    </message>
    <message>
        <source>{data} has a single class; there is nothing to tell apart.</source>
        <translation>{data} 只有一个类别，没有可区分的内容。</translation>
    </message>
    <message>
        <source>{data} has fewer than {least} held-out images</source>
        <translation>{data} 的留出图像少于 {least} 张</translation>
    </message>
    <message>
        <source>{data} has images of the shape {there}, the model {here} (channels, height, width).</source>
        <translation>{data} 的图像形状为 {there}，模型的为 {here}（通道、高、宽）。</translation>
    </message>
    <message>
        <source>{data} has images of {width} x {height} pixels, which cannot be halved {scales} times.</source>
        <translation>{data} 的图像为 {width} x {height} 像素，无法减半 {scales} 次。</translation>
    </message>
    <message>
        <source>{data} has images of {width} x {height} pixels; a flow takes {most} values at most.</source>
        <translation>{data} 的图像为 {width} x {height} 像素；流最多接受 {most} 个数值。</translation>
    </message>
    <message>
        <source>{data} has images of {width} x {height} pixels; a {family} takes squares of {sizes}.</source>
        <translation>{data} 的图像为 {width} x {height} 像素；{family} 只接受边长为 {sizes} 的正方形图像。</translation>
    </message>
    <message>
        <source>{data} has no labels, and this run needs the class of each image.</source>
        <translation>{data} 没有标签，而此次训练需要每张图像的类别。</translation>
    </message>
    <message>
        <source>{data} has one image to learn from; batch norm compares at least two in a step.</source>
        <translation>{data} 只有一张可供学习的图像；批归一化每步至少要比较两张。</translation>
    </message>
    <message>
        <source>{data} holds other images here than where the first process runs.</source>
        <translation>{data} 在这里的图像与第一个进程所在处的不同。</translation>
    </message>
    <message>
        <source>{data} is not what {model} was trained on any more.</source>
        <translation>{data} 已不是 {model} 训练时所用的数据。</translation>
    </message>
    <message>
        <source>{done:,} of {steps:,} steps</source>
        <translation>{done:,} / {steps:,} 步</translation>
    </message>
    <message>
        <source>{error}</source>
        <translation>{error}</translation>
    </message>
    <message>
        <source>{first} Not read either: {names} and {more} more.</source>
        <translation>{first} 同样无法读取：{names}，以及另外 {more} 个文件。</translation>
    </message>
    <message>
        <source>{first} Not read either: {names}.</source>
        <translation>{first} 同样无法读取：{names}。</translation>
    </message>
    <message>
        <source>{folder} holds counts of another text, of other settings, or of files that have changed.</source>
        <translation>{folder} 中的统计属于其他文本、其他设置或已更改的文件。</translation>
    </message>
    <message>
        <source>{folder} is being trained already.</source>
        <translation>{folder} 已在训练中。</translation>
    </message>
    <message>
        <source>{model} does not say which images it was trained on.</source>
        <translation>{model} 没有说明它是用哪些图像训练的。</translation>
    </message>
    <message>
        <source>{name} became {value} at step {step}, before the first checkpoint.</source>
        <translation>{name} 在第 {step} 步变为 {value}，此时还没有检查点。</translation>
    </message>
    <message>
        <source>{name} became {value} at step {step}. Last good checkpoint: {good}</source>
        <translation>{name} 在第 {step} 步变为 {value}。最后一个完好的检查点：{good}</translation>
    </message>
    <message>
        <source>{name} cannot be changed while a run goes on.</source>
        <translation>训练进行中不能更改 {name}。</translation>
    </message>
    <message>
        <source>{name} does not take dropped files.</source>
        <translation>{name} 不接受拖入的文件。</translation>
    </message>
    <message>
        <source>{name} has fewer than two different images.</source>
        <translation>{name} 中不同的图像不足两张。</translation>
    </message>
    <message>
        <source>{name} has fewer than two words that occur {least} times or more.</source>
        <translation>{name} 中出现 {least} 次或更多的词不足两个。</translation>
    </message>
    <message>
        <source>{name} has {megapixels:.0f} megapixels ({width} x {height}); the limit is {limit}.</source>
        <translation>{name} 有 {megapixels:.0f} 百万像素（{width} x {height}）；上限为 {limit}。</translation>
    </message>
    <message>
        <source>{name} has {total} characters of words; there is nothing to count.</source>
        <translation>{name} 中可成词的字符只有 {total} 个；没有可统计的内容。</translation>
    </message>
    <message>
        <source>{name} is damaged, incomplete or unreadable ({cause}).</source>
        <translation>{name} 已损坏、不完整或无法读取（{cause}）。</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} 是空的。</translation>
    </message>
    <message>
        <source>{name} is neither an image nor a code.</source>
        <translation>{name} 既不是图像，也不是潜码。</translation>
    </message>
    <message>
        <source>{name} is not an image that LatentLab can read.</source>
        <translation>{name} 不是 LatentLab 能读取的图像。</translation>
    </message>
    <message>
        <source>{name} is not in {path}.</source>
        <translation>{name} 不在 {path} 中。</translation>
    </message>
    <message>
        <source>{name}: {cause}.</source>
        <translation>{name}：{cause}。</translation>
    </message>
    <message>
        <source>{paths}: there is no text in it.</source>
        <translation>{paths}：其中没有文本。</translation>
    </message>
    <message>
        <source>{path} announces {declared} words and holds {count}.</source>
        <translation>{path} 声明有 {declared} 个词，实有 {count} 个。</translation>
    </message>
    <message>
        <source>{path} cannot be opened: {cause}</source>
        <translation>无法打开 {path}：{cause}</translation>
    </message>
    <message>
        <source>{path} cannot be read ({cause}).</source>
        <translation>无法读取 {path}（{cause}）。</translation>
    </message>
    <message>
        <source>{path} cannot be removed ({name}: {cause}).</source>
        <translation>无法删除 {path}（{name}：{cause}）。</translation>
    </message>
    <message>
        <source>{path} declares more tensors than any model here has (at most {limit}); it is not a usable model.</source>
        <translation>{path} 声明的张量多于这里的任何模型（至多 {limit} 个）；它不是可用的模型。</translation>
    </message>
    <message>
        <source>{path} describes a classifier that cannot be built ({cause}).</source>
        <translation>{path} 描述的分类器无法构建（{cause}）。</translation>
    </message>
    <message>
        <source>{path} describes a model that cannot be built ({cause}).</source>
        <translation>{path} 描述的模型无法构建（{cause}）。</translation>
    </message>
    <message>
        <source>{path} does not exist.</source>
        <translation>{path} 不存在。</translation>
    </message>
    <message>
        <source>{path} does not fit the model it describes: {name} should be {wanted} and is {found}.</source>
        <translation>{path} 与它描述的模型不符：{name} 应为 {wanted}，实为 {found}。</translation>
    </message>
    <message>
        <source>{path} does not hold the weights of the model it describes: missing {missing}; unknown {extra}.</source>
        <translation>{path} 中没有它所描述模型的权重：缺少 {missing}；未知 {extra}。</translation>
    </message>
    <message>
        <source>{path} has more than {most} points.</source>
        <translation>{path} 中的点超过 {most} 个。</translation>
    </message>
    <message>
        <source>{path} has no checkpoint of step {step}.</source>
        <translation>{path} 没有第 {step} 步的检查点。</translation>
    </message>
    <message>
        <source>{path} has no points.</source>
        <translation>{path} 中没有点。</translation>
    </message>
    <message>
        <source>{path} holds a run already.</source>
        <translation>{path} 中已有训练。</translation>
    </message>
    <message>
        <source>{path} holds a word of more than {limit} characters: it is not cut into words.</source>
        <translation>{path} 中有超过 {limit} 个字符的词：文本尚未切分成词。</translation>
    </message>
    <message>
        <source>{path} holds no classifier.</source>
        <translation>{path} 中没有分类器。</translation>
    </message>
    <message>
        <source>{path} is a Git LFS pointer: the model itself was not downloaded.</source>
        <translation>{path} 是 Git LFS 指针：模型本身没有下载。</translation>
    </message>
    <message>
        <source>{path} is a Python pickle, whatever its name; opening it could run any code.</source>
        <translation>不管名称如何，{path} 是 Python pickle；打开它可能会运行任意代码。</translation>
    </message>
    <message>
        <source>{path} is a device or a pipe, not a model file.</source>
        <translation>{path} 是设备或管道，不是模型文件。</translation>
    </message>
    <message>
        <source>{path} is a folder, not a model file.</source>
        <translation>{path} 是文件夹，不是模型文件。</translation>
    </message>
    <message>
        <source>{path} is a folder, not an image.</source>
        <translation>{path} 是文件夹，不是图像。</translation>
    </message>
    <message>
        <source>{path} is a folder.</source>
        <translation>{path} 是文件夹。</translation>
    </message>
    <message>
        <source>{path} is a model of images, not of words.</source>
        <translation>{path} 是图像模型，不是词模型。</translation>
    </message>
    <message>
        <source>{path} is a model of words.</source>
        <translation>{path} 是词模型。</translation>
    </message>
    <message>
        <source>{path} is a picture, not a model.</source>
        <translation>{path} 是图像，不是模型。</translation>
    </message>
    <message>
        <source>{path} is a safetensors file without LatentLab&apos;s description of the model.</source>
        <translation>{path} 是 safetensors 文件，但没有 LatentLab 的模型描述。</translation>
    </message>
    <message>
        <source>{path} is a text file, not a model.</source>
        <translation>{path} 是文本文件，不是模型。</translation>
    </message>
    <message>
        <source>{path} is a web page, not a model: the download saved the site&apos;s page instead of the file.</source>
        <translation>{path} 是网页，不是模型：下载保存的是网站页面，而不是文件本身。</translation>
    </message>
    <message>
        <source>{path} is a zip archive, as PyTorch&apos;s .pt files are; such files can run code when opened.</source>
        <translation>{path} 是 zip 压缩包，PyTorch 的 .pt 文件就是这样；此类文件打开时可能运行代码。</translation>
    </message>
    <message>
        <source>{path} is being trained by another process.</source>
        <translation>{path} 正由另一进程训练。</translation>
    </message>
    <message>
        <source>{path} is being trained.</source>
        <translation>{path} 正在训练。</translation>
    </message>
    <message>
        <source>{path} is broken: its weights {name} hold NaN or infinite numbers.</source>
        <translation>{path} 已损坏：权重 {name} 含有 NaN 或无穷大。</translation>
    </message>
    <message>
        <source>{path} is damaged or cut short: {cause}.</source>
        <translation>{path} 已损坏或不完整：{cause}。</translation>
    </message>
    <message>
        <source>{path} is damaged.</source>
        <translation>{path} 已损坏。</translation>
    </message>
    <message>
        <source>{path} is damaged: it begins like a .npz file, but its end is missing (it is truncated).</source>
        <translation>{path} 已损坏：开头像 .npz 文件，但结尾缺失（文件被截断）。</translation>
    </message>
    <message>
        <source>{path} is damaged: it cannot be unpacked ({cause}).</source>
        <translation>{path} 已损坏：无法解压（{cause}）。</translation>
    </message>
    <message>
        <source>{path} is damaged: it goes on after its data ({surplus} bytes).</source>
        <translation>{path} 已损坏：数据之后还有内容（{surplus} 字节）。</translation>
    </message>
    <message>
        <source>{path} is damaged: its content does not match its checksum.</source>
        <translation>{path} 已损坏：内容与校验和不符。</translation>
    </message>
    <message>
        <source>{path} is damaged: its header cannot be read ({cause}).</source>
        <translation>{path} 已损坏：无法读取文件头（{cause}）。</translation>
    </message>
    <message>
        <source>{path} is damaged: its tensors cannot be read ({cause}).</source>
        <translation>{path} 已损坏：无法读取张量（{cause}）。</translation>
    </message>
    <message>
        <source>{path} is damaged: {cause}.</source>
        <translation>{path} 已损坏：{cause}。</translation>
    </message>
    <message>
        <source>{path} is empty.</source>
        <translation>{path} 是空的。</translation>
    </message>
    <message>
        <source>{path} is in UTF-16.</source>
        <translation>{path} 的编码是 UTF-16。</translation>
    </message>
    <message>
        <source>{path} is neither in UTF-8 nor in GB18030.</source>
        <translation>{path} 的编码既不是 UTF-8 也不是 GB18030。</translation>
    </message>
    <message>
        <source>{path} is no text: it has NUL bytes.</source>
        <translation>{path} 不是文本：含有 NUL 字节。</translation>
    </message>
    <message>
        <source>{path} is not UTF-8 text (byte {start} of a piece).</source>
        <translation>{path} 不是 UTF-8 文本（某个读取块的第 {start} 字节）。</translation>
    </message>
    <message>
        <source>{path} is not UTF-8 text after line {line}; word2vec&apos;s binary files are none.</source>
        <translation>{path} 在第 {line} 行之后不是 UTF-8 文本；word2vec 的二进制文件不是文本。</translation>
    </message>
    <message>
        <source>{path} is not a data set of images: {cause}.</source>
        <translation>{path} 不是图像数据集：{cause}。</translation>
    </message>
    <message>
        <source>{path} is not a data set.</source>
        <translation>{path} 不是数据集。</translation>
    </message>
    <message>
        <source>{path} is not a model file: its content is of no known kind.</source>
        <translation>{path} 不是模型文件：其内容不属于任何已知类型。</translation>
    </message>
    <message>
        <source>{path} is not a regular file.</source>
        <translation>{path} 不是普通文件。</translation>
    </message>
    <message>
        <source>{path} is not a run folder (it has no usable config.json).</source>
        <translation>{path} 不是训练文件夹（没有可用的 config.json）。</translation>
    </message>
    <message>
        <source>{path} is not a sound IDX file: {cause}.</source>
        <translation>{path} 不是完好的 IDX 文件：{cause}。</translation>
    </message>
    <message>
        <source>{path} is not empty.</source>
        <translation>{path} 不是空文件夹。</translation>
    </message>
    <message>
        <source>{path} is not in UTF-8.</source>
        <translation>{path} 的编码不是 UTF-8。</translation>
    </message>
    <message>
        <source>{path} is not the published {file}: its checksum differs.</source>
        <translation>{path} 不是官方发布的 {file}：校验和不同。</translation>
    </message>
    <message>
        <source>{path} is truncated: it should hold {expected} bytes and holds {actual}.</source>
        <translation>{path} 被截断：应有 {expected} 字节，实有 {actual} 字节。</translation>
    </message>
    <message>
        <source>{path} was written by a newer LatentLab (format {version}; this one reads {known}).</source>
        <translation>{path} 由更新版本的 LatentLab 写入（格式 {version}；本版本可读取 {known}）。</translation>
    </message>
    <message>
        <source>{path}, line {line}: {cause}.</source>
        <translation>{path} 第 {line} 行：{cause}。</translation>
    </message>
    <message>
        <source>{path}, line {number}: {cause}.</source>
        <translation>{path} 第 {number} 行：{cause}。</translation>
    </message>
    <message>
        <source>{path}/config.json: {field}: {cause}.</source>
        <translation>{path}/config.json 的 {field}：{cause}。</translation>
    </message>
    <message>
        <source>{path}: line {number} is no point: {text!r}.</source>
        <translation>{path}：第 {number} 行不是一个点：{text!r}。</translation>
    </message>
    <message>
        <source>{path}: {faults}.</source>
        <translation>{path}：{faults}。</translation>
    </message>
    <message>
        <source>{precision}, {layout}</source>
        <translation>{precision}，{layout}</translation>
    </message>
    <message>
        <source>{precision}, {layout}, 1 thread</source>
        <translation>{precision}，{layout}，1 个线程</translation>
    </message>
    <message>
        <source>{precision}, {layout}, {threads} threads</source>
        <translation>{precision}，{layout}，{threads} 个线程</translation>
    </message>
    <message>
        <source>{precision}, {layout}: {milliseconds:.1f} ms a step, loss {loss:.4g} after the trial.</source>
        <translation>{precision}，{layout}：每步 {milliseconds:.1f} 毫秒，试跑后损失 {loss:.4g}。</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>{row!r} has something that is no number</source>
        <translation>{row!r} 中有不是数的内容</translation>
    </message>
    <message>
        <source>{shape} images do not fit a sheet of {rows} x {cols}.</source>
        <translation>{shape} 的图像放不进 {rows} x {cols} 的网格图。</translation>
    </message>
    <message>
        <source>{starts:,} starts.</source>
        <translation>起点数为 {starts:,}。</translation>
    </message>
    <message>
        <source>{start} is no point.</source>
        <translation>{start} 不是一个点。</translation>
    </message>
    <message>
        <source>{start} is no start.</source>
        <translation>{start} 不能作为起点。</translation>
    </message>
    <message>
        <source>{then}</source>
        <translation>{then}</translation>
    </message>
    <message>
        <source>{variant}, {processes} processes</source>
        <translation>{variant}，{processes} 个进程</translation>
    </message>
    <message>
        <source>{word!r} has {count} characters.</source>
        <translation>{word!r} 有 {count} 个字符。</translation>
    </message>
    <message>
        <source>{words} words of {axes} axes are more than can be held, or none</source>
        <translation>{words} 个词、每个 {axes} 维，超出可容纳的范围，或为零</translation>
    </message>
    <message>
        <source>{word} is no axis.</source>
        <translation>“{word}”不是轴。</translation>
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
        <translation>随机配对的 MSE</translation>
    </message>
    <message>
        <source>MSE of training images</source>
        <translation>训练图像的 MSE</translation>
    </message>
    <message>
        <source>MSE to the nearest training image</source>
        <translation>与最近训练图像的 MSE</translation>
    </message>
    <message>
        <source>Wasserstein-1 of two halves of the data</source>
        <translation>数据两半之间的 Wasserstein-1 距离</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>average of E(x)</source>
        <translation>E(x) 的均值</translation>
    </message>
    <message>
        <source>average of E(x), generated</source>
        <translation>E(x) 的均值（生成）</translation>
    </message>
    <message>
        <source>average of E(x), real</source>
        <translation>E(x) 的均值（真实）</translation>
    </message>
    <message>
        <source>correlation rho</source>
        <translation>相关系数 rho</translation>
    </message>
    <message>
        <source>correlation rho of fresh codes</source>
        <translation>新潜码的相关系数 rho</translation>
    </message>
    <message>
        <source>critic&apos;s estimate</source>
        <translation>评论器估计</translation>
    </message>
    <message>
        <source>critic&apos;s gradient norm</source>
        <translation>评论器梯度范数</translation>
    </message>
    <message>
        <source>deviation of E(x)</source>
        <translation>E(x) 的标准差</translation>
    </message>
    <message>
        <source>deviation of E(x), generated</source>
        <translation>E(x) 的标准差（生成）</translation>
    </message>
    <message>
        <source>deviation of E(x), real</source>
        <translation>E(x) 的标准差（真实）</translation>
    </message>
    <message>
        <source>distance of codes</source>
        <translation>潜码距离</translation>
    </message>
    <message>
        <source>distance of images</source>
        <translation>图像距离</translation>
    </message>
    <message>
        <source>distance to the nearest code</source>
        <translation>到最近潜码的距离</translation>
    </message>
    <message>
        <source>distance to the nearest sample</source>
        <translation>到最近样本的距离</translation>
    </message>
    <message>
        <source>exact Wasserstein-1</source>
        <translation>精确的 Wasserstein-1 距离</translation>
    </message>
    <message>
        <source>generator&apos;s loss</source>
        <translation>生成器损失</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>held-out ELBO</source>
        <translation>留出 ELBO</translation>
    </message>
    <message>
        <source>held-out KL</source>
        <translation>留出 KL</translation>
    </message>
    <message>
        <source>held-out MSE</source>
        <translation>留出 MSE</translation>
    </message>
    <message>
        <source>held-out MSE, 99th percentile</source>
        <translation>留出 MSE 第 99 百分位</translation>
    </message>
    <message>
        <source>held-out accuracy</source>
        <translation>留出集准确率</translation>
    </message>
    <message>
        <source>held-out accuracy, one sample</source>
        <translation>留出集准确率（单次采样）</translation>
    </message>
    <message>
        <source>held-out bits per dimension</source>
        <translation>留出集每维比特数</translation>
    </message>
    <message>
        <source>held-out class information / bits</source>
        <translation>留出集类别信息 / 比特</translation>
    </message>
    <message>
        <source>held-out critic&apos;s estimate</source>
        <translation>留出集评论器估计</translation>
    </message>
    <message>
        <source>held-out rate / bits</source>
        <translation>留出集码率 / 比特</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>noise scale</source>
        <translation>噪声尺度</translation>
    </message>
    <message>
        <source>proved Wasserstein-1</source>
        <translation>已证明的 Wasserstein-1 距离</translation>
    </message>
    <message>
        <source>rate / bits</source>
        <translation>码率 / 比特</translation>
    </message>
    <message>
        <source>reconstruction</source>
        <translation>重建</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>Another process trains this run.</source>
        <translation>另一个进程正在进行此训练。</translation>
    </message>
    <message>
        <source>The run does not train now. Resume it to change this.</source>
        <translation>此训练当前没有进行。继续训练后才能更改。</translation>
    </message>
    <message>
        <source>The run has not begun yet.</source>
        <translation>此训练尚未开始。</translation>
    </message>
    <message>
        <source>The run is complete. Rewind it to go on with other values.</source>
        <translation>此训练已完成。可回退，以其他值继续。</translation>
    </message>
    <message>
        <source>The run is stopping.</source>
        <translation>训练正在停止。</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>已丢弃</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>next in line</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>paused in another process</source>
        <translation>在另一进程中暂停</translation>
    </message>
    <message>
        <source>pausing</source>
        <translation>正在暂停</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>training in another process</source>
        <translation>正在另一进程中训练</translation>
    </message>
    <message>
        <source>{place}nd in line</source>
        <translation>排第 {place} 位</translation>
    </message>
    <message>
        <source>{place}rd in line</source>
        <translation>排第 {place} 位</translation>
    </message>
    <message>
        <source>{place}st in line</source>
        <translation>排第 {place} 位</translation>
    </message>
    <message>
        <source>{place}th in line</source>
        <translation>排第 {place} 位</translation>
    </message>
</context>
</TS>
