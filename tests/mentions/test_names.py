"""Names of parks, programmes, platforms and enterprises in the text: where they begin and end, what is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.fold import fold
from policygraph.lexicon import load_lexicon
from policygraph.mentions import departments, names, policies, regions
from policygraph.mentions.ground import Ground, mask_titles
from policygraph.mentions.left_edge import left_edge
from policygraph.mentions.scan import Scan
from policygraph.model import Document, Mention, Metadata, Outline, Span


def scan_of(text: str, title: str = "") -> Scan:
    document = Document("x.txt", "x.txt", text, fold(text), ())
    return Scan(document, Outline(()), Metadata(title=title), load_lexicon())


def find(text: str, title: str = "") -> list[Mention]:
    scan = scan_of(text, title)
    titles = list(policies.find(scan))
    organs = list(departments.find(scan, titles))
    places = list(regions.find(scan))
    return list(names.find(scan, [*titles, *organs, *places]))


def texts(text: str, kind: str) -> list[str]:
    return [mention.text for mention in find(text) if mention.type == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推动清远市河谷产业园建设，依托苏州工业园区试点", ["清远市河谷产业园", "苏州工业园区"]),
        ("支持武汉东湖高新区打造高地", ["武汉东湖高新区"]),
        ("市生态环境局向广州（清远）产业转移工业园管理委员会下放权限", ["广州（清远）产业转移工业园"]),
        (
            "推动清远市公共创业孵化基地和清远市家政培训基地建设",
            ["清远市公共创业孵化基地", "清远市家政培训基地"],
        ),
        ("清远市博士和博士后区域性创新创业孵化基地", ["清远市博士和博士后区域性创新创业孵化基地"]),
        ("推动长春、松原国家碳达峰试点城市和长春循环经济产业园建设", ["长春循环经济产业园"]),
        # A part called after its place; a county whose short name is a word, too.
        (
            "支持中关村科技园区朝阳园，湖北自贸试验区襄阳片区简化流程",
            ["中关村科技园区朝阳园", "湖北自贸试验区襄阳片区"],
        ),
        ("中关村科技园区朝阳园管理委员会", ["中关村科技园区朝阳园"]),
        ("淄博、垦利经开区入选", ["淄博", "垦利经开区"]),
        ("横琴粤澳深度合作区执委会负责", ["横琴粤澳深度合作区"]),
        ("用好“制度型开放示范区”优势，建设“香洲创业港”", ["“香洲创业港”"]),
        ("支持前海深港现代服务业合作区、中新天津生态城", ["前海深港现代服务业合作区", "中新天津生态城"]),
        ("鼓励西华师范大学科技园改造，优化重塑大学科技园", ["西华师范大学科技园"]),
        # Kinds of parks, numbers of them, and attributes of a place.
        ("优化各类开发区和园区布局，建设国家级经济技术开发区", []),
        ("新建绿色工业园区10个，23个山海协作产业园提速", []),
        ("加快美丽甘肃示范区建设", []),
        ("集体林权制度改革先行区建设", []),
        # The verb between a park and what it builds ends the name.
        ("东湖高新区建设人工智能生态创新集聚区", ["东湖高新区"]),
        ("将雄安新区蓝绿空间占比稳定在七成", ["雄安新区"]),
        # What two places have in common, brackets inside, bases of the State, what jieba cuts wrong.
        ("推进武清区与涿州市一体化发展示范区建设", ["武清区与涿州市一体化发展示范区"]),
        ("建好西部（遂宁）跨境电商物流基地", ["西部（遂宁）跨境电商物流基地"]),
        ("申建中国（贵州）自由贸易试验区", ["中国（贵州）自由贸易试验区"]),
        ("支持大同国家骨干冷链物流基地，争创国家重要农产品生产基地", ["大同国家骨干冷链物流基地"]),
        ("关于大连长兴湾工业区项目，依托丽泽商务区", ["大连长兴湾工业区", "丽泽商务区"]),
        ("做大做强苏州中关村科技园", ["苏州中关村科技园"]),
        ("，渝东北经济区增速加快，渝鄂高竺新区揭牌", ["渝东北经济区", "渝鄂高竺新区"]),
        # A community with a name of its own, and kinds of them.
        ("入驻湃创OPC社区", ["湃创OPC社区"]),
        ("认定市级OPC社区、标杆OPC社区，深度赋能OPC社区，适用于建邺区人工智能OPC社区", []),
        ("打造世界级人工智能创新区和老旧工业区", []),
        ("在清远市清新区和成都天府新区推进建设", ["成都天府新区"]),
        ("支持临港新片区和长株潭国家自主创新示范区发展", ["临港新片区", "长株潭国家自主创新示范区"]),
    ],
)
def test_parks(text: str, expected: list[str]) -> None:
    assert texts(text, "Park") == expected


def test_parks_that_share_a_tail_get_it_back() -> None:
    found = find("支持乌鲁木齐、昌吉、石河子高新技术产业开发区建设国家自主创新示范区")
    assert [(m.text, m.name) for m in found] == [
        ("乌鲁木齐", "乌鲁木齐高新技术产业开发区"),
        ("昌吉", "昌吉高新技术产业开发区"),
        ("石河子高新技术产业开发区", "石河子高新技术产业开发区"),
    ]


def test_a_city_before_a_new_area_is_none() -> None:
    assert texts("南昌、赣江新区、九江三地联席会议", "Park") == ["赣江新区"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("实施提振消费专项行动，加力扩围。", ["提振消费专项行动"]),
        ("深入推进新一轮找矿突破战略行动。", ["找矿突破战略行动"]),
        ("兴边富民行动深入实施。", ["兴边富民行动"]),
        ("开展诚信自律行动和质量提升行动。", ["诚信自律行动", "质量提升行动"]),
        ("实施国家通用语言普及攻坚和质量提升工程。", ["国家通用语言普及攻坚和质量提升工程"]),
        ("深化“证照分离”改革，落实“放管服”改革要求。", ["“证照分离”改革", "“放管服”改革"]),
        ("建立“小升规”重点企业培育库。", ["“小升规”"]),
        ("联合银行推出“算力贷”，设立算力服务券。", ["“算力贷”", "算力服务券"]),
        ("对用户实施“欠费不停供”政策。", ["“欠费不停供”"]),
        ("实现首宗项目“拿地即开工”。", ["“拿地即开工”"]),
        ("全面实施“跨省通办、省内通办”。", ["跨省通办", "省内通办"]),
        ("完成市“扶优计划”试点企业奖励兑现", ["“扶优计划”"]),
        ("全面实施市场准入负面清单制度。", ["市场准入负面清单制度"]),
        ("推进工程建设项目审批制度改革", ["工程建设项目审批制度改革"]),
        ("最高30万元创业担保贷款", ["创业担保贷款"]),
        ("启动1+X证书制度试点。", ["1+X证书制度试点"]),
        ("用好琶洲算法大赛，发掘团队", ["琶洲算法大赛"]),
        ("打好蓝天、碧水、净土保卫战", ["蓝天、碧水、净土保卫战"]),
        # What 实施 governs is all that follows it, adverbs and verbs too.
        ("深入实施新一轮水源质量持续改善行动", ["水源质量持续改善行动"]),
        ("实施甲城都市圈一体化发展工程", ["甲城都市圈一体化发展工程"]),
        # A reform of a system is one, and a comprehensive one that says of what; 国企改革 is a field.
        ("启动实施湖长制改革，深化国资国企改革", ["湖长制改革"]),
        ("推进公立学校综合改革，推进综合改革", ["公立学校综合改革"]),
        # A voucher is called after what it is good for.
        ("研究发放模型券、token券，发放省级算力券补贴", ["模型券", "token券", "省级算力券"]),
        ("发放优惠券、消费券和短期融资券，客户签订融资融券合同", []),
        ("给予“词元加油包”补贴", ["“词元加油包”"]),
        # The verb before a list of quotations governs each of them.
        ("实施“一址多照”“工位注册”，深化“高铁+”、“园区+”协同", ["“一址多照”", "“工位注册”"]),
        ("落实“模型券、算力券”等补贴，按“三券”政策执行", ["模型券", "算力券"]),
        ("实施民间投资担保计划和科技创新担保计划", ["民间投资担保计划", "科技创新担保计划"]),
        # A kind of action behind a scheme's head ends no name.
        ("开展湿地资源专项调查，建立创业项目专项激励机制", []),
        ("鼓励和支持人工智能领域国家科技重大专项。", ["人工智能领域国家科技重大专项"]),
        ("开展规范发展、创新发展和融合发展试点", []),
        ("实施新型职业农民培育工程", ["新型职业农民培育工程"]),
        # A heading that says nothing else, verbs inside of a name, words that jieba cuts apart.
        ("\n（二）软件研发能力跃升行动\n加快推进工具应用。", ["软件研发能力跃升行动"]),
        ("实施稳岗扩面提质行动，开展企业管理对标提升行动。", ["稳岗扩面提质行动", "企业管理对标提升行动"]),
        ("实施可再生能源利用行动。", ["可再生能源利用行动"]),
        ("推进低效用地再开发试点，推进集体土地入市试点", ["低效用地再开发试点", "集体土地入市试点"]),
        ("实施产业融合工程，推进重大科技工程", ["产业融合工程"]),
        # The second of a list, a round, what stands behind 的, and how a plan's fields are listed.
        (
            "实施基层医疗强基工程、老年护理扩容提升工程，加快建设",
            ["基层医疗强基工程", "老年护理扩容提升工程"],
        ),
        ("实施医养结合促进行动", ["医养结合促进行动"]),
        ("深入开展第三轮焕天行动，完成新一轮万亩造林绿化工程", ["焕天行动", "万亩造林绿化工程"]),
        ("全面开展第二轮土地承包到期后再延长30年整县试点", ["第二轮土地承包到期后再延长30年整县试点"]),
        ("深入实施以人为本的新型城镇化五年行动计划", ["新型城镇化五年行动计划"]),
        ("深入实施大气、水、土壤污染防治行动计划", ["大气、水、土壤污染防治行动计划"]),
        (
            "实施各族群众交融发展计划、促进各族青少年交往计划。",
            ["各族群众交融发展计划", "促进各族青少年交往计划"],
        ),
        ("纵深推进科技兴湾六大行动", ["科技兴湾六大行动"]),
        ("55.浙江省湖州市深化工程建设项目审批制度改革", ["工程建设项目审批制度改革"]),
        # A national pilot, what is learnt from one, what a list or the words behind it say.
        (
            "争创国家级服务业标准化试点，入选全国数据产业集聚区试点",
            ["国家级服务业标准化试点", "全国数据产业集聚区试点"],
        ),
        ("借鉴北京市服务业扩大开放综合试点经验", ["北京市服务业扩大开放综合试点"]),
        ("在职业学校质量提升计划等重大项目中予以倾斜", ["职业学校质量提升计划"]),
        ("对公立学校综合改革成效明显的市予以奖励", ["公立学校综合改革"]),
        ("零基预算改革纵深推进，群众文化惠民工程深入实施", ["零基预算改革", "群众文化惠民工程"]),
        ("建好国家中医药综合改革示范区，牵引性系统性改革深入推进", []),
        # National programmes that everybody knows need no verb.
        ("扩大学生营养改善计划范围，结合国务院大督查情况", ["学生营养改善计划", "国务院大督查"]),
        # Given away in one piece, set up under a name, called so by the text itself.
        ("推出“3+3”创业孵化包，提供“圆梦大礼包”", ["“3+3”创业孵化包", "“圆梦大礼包”"]),
        ("设立“出港服务站”，开设“创业实战营”", ["“出港服务站”", "“创业实战营”"]),
        ("推行公示制度、记录制度（以下统称“两项制度”），宣传“两项制度”", ["“两项制度”", "“两项制度”"]),
        ("列入“29X”先进制造业集群杰出青年人才培育计划", ["“29X”先进制造业集群杰出青年人才培育计划"]),
        ("开展“百企百站”发布对接活动", ["“百企百站”发布对接活动"]),
        ("采取“先约先住”的方式，对参加县级创业大赛获奖的给予奖励", []),
        # One of several: what follows 等 says what they are.
        ("抓好“两河”六期等重大生态工程", ["“两河”"]),
        ("举办“陇创投”融资路演等创业活动", ["“陇创投”"]),
        ("依托“质量宣传月”、“品牌节”等专项活动，搭建“揭榜汇”等活动平台", ["“质量宣传月”", "“品牌节”"]),
        ("推进紫金山科创基金街区建设，实施再电气化工程", ["再电气化工程"]),
        ("深化招投标“明标”评审改革", ["“明标”评审改革"]),
        ("深入实施陇货出海等行动", ["陇货出海"]),
        (
            "开展学前教育扩优、普通高中振兴和乡村学校提质等行动",
            ["学前教育扩优", "普通高中振兴", "乡村学校提质"],
        ),
        ("开展打击电信诈骗等行动，开展重金属污染等专项整治", []),
        # Contests of all kinds of heads; a contest of a level alone is none.
        ("“攀登杯”中国大学生创业计划竞赛获奖项目", ["“攀登杯”中国大学生创业计划竞赛"]),
        ("支持参加创客中国大赛，在国际国内大赛获奖", ["创客中国大赛"]),
        ("举办一场智能体专题创新创业大赛", ["智能体专题创新创业大赛"]),
        # Spaces around Latin words, verbs in the name, verbs and adverbs before it.
        ("（九）实施 OPC 信用融资行动。", ["OPC 信用融资行动"]),
        ("实施打造一流环境三年行动，顺利完成国企改革深化行动", ["打造一流环境三年行动", "国企改革深化行动"]),
        ("推进实施16处大宗固废回填试点", ["大宗固废回填试点"]),
        ("降低新设企业“双随机、一公开”抽查比重", ["“双随机、一公开”"]),
        # A fund begins with whose it is.
        ("积极争取市级投资基金，原则上国家融资担保基金分担", ["国家融资担保基金"]),
        ("提取福利基金和育林基金", []),
        ("依托湖州市成果转化基金、科技成长基金", ["湖州市成果转化基金", "科技成长基金"]),
        (
            "立项为市级“甲湖英才”，参加“OPC黑客松”，申领“甲湖人才卡”",
            ["“甲湖英才”", "“OPC黑客松”", "“甲湖人才卡”"],
        ),
        ("开展OPC大赛，打造“家门口”就业服务站", []),
        ("申请小微企业创业担保贷款和抵押担保贷款", ["创业担保贷款"]),
        ("推广“334”机制，实施以“上市与融资”为重点的改造，激活科技创新“一池春水”。", []),
        ("对企业满意度进行动态监测", []),
        ("启动甲区监管能力提升年行动，实施低空经济3年行动。", ["甲区监管能力提升年行动", "低空经济3年行动"]),
        ("实施规上（限上）企业梯度培育行动。", ["规上（限上）企业梯度培育行动"]),
        ("推进停建楼盘与闲置资产处置化解行动", ["停建楼盘与闲置资产处置化解行动"]),
        ("实施甲业振兴、耕地质量提升行动", ["甲业振兴", "耕地质量提升行动"]),
        ("启动有研发活动的工业企业倍增工程", ["工业企业倍增工程"]),
        ("获批全国首个生物医药全产业链开放发展试点", ["生物医药全产业链开放发展试点"]),
        ("入选全国首批促进体育消费试点城市", ["促进体育消费试点城市"]),
        ("新就业形态职业伤害保障试点覆盖80万人。", ["新就业形态职业伤害保障试点"]),
        ("实施粮油生产、储备、加工能力提升行动", ["粮油生产、储备、加工能力提升行动"]),
        ("推进“三北”工程建设，启动实施“天府驿站”项目", ["“三北”工程", "“天府驿站”"]),
        ("深化拓展“人工智能+”，", ["“人工智能+”"]),
        ("市“人工智能+”专项工作组要统筹", []),
        # Slogans, emphasis, sentences, institutions, formulas, summaries.
        ("跑出“加速度”，开辟审批“绿色通道”，打通“最后一公里”。", []),
        ("构建“你不是一个人在战斗”的创新生态", []),
        ("设立“一站式”窗口，打造“企业服务专区”", []),
        ("按照“政府引导、市场主导”原则", []),
        ("推广“管委会+公司”模式", []),
        ("落实“十大行动”部署", ["“十大行动”"]),
        # Drafted, it is a policy; built, it is a thing; with nothing particular, a kind.
        ("印发促进消费三年行动计划。", []),
        ("建设甲河引水工程，推进重大工程。", []),
        ("开展专项行动，制定年度计划。", []),
    ],
)
def test_programmes(text: str, expected: list[str]) -> None:
    assert texts(text, "Programme") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("列入基本建设计划，发行实物券，实施复垦工程", []),
        ("实施优秀作品扶持计划，推进兴边富民行动", ["优秀作品扶持计划", "兴边富民行动"]),
    ],
)
def test_in_a_statute_few_plans_are_programmes(text: str, expected: list[str]) -> None:
    found = find(text, "某市版权条例")
    assert [mention.text for mention in found if mention.type == "Programme"] == expected


def test_what_a_notice_starts_is_a_programme_where_the_text_comes_back_to_it() -> None:
    text = "根据《关于开展低碳园区体系建设的通知》，继续推进低碳园区体系建设。"
    assert texts(text, "Programme") == ["低碳园区体系建设"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依托“汇易通”便民小程序办理", ["“汇易通”便民小程序"]),
        ("通过省“双随机、一公开”监管平台完善", ["省“双随机、一公开”监管平台"]),
        ("搭建清远市“一件事”专项服务系统", ["清远市“一件事”专项服务系统"]),
        ("向国家企业信用信息公示系统归集", ["国家企业信用信息公示系统"]),
        ("上线应用广东省一体化行政执法平台", ["广东省一体化行政执法平台"]),
        ("接入中国—巴西数字化转型合作平台", ["中国—巴西数字化转型合作平台"]),
        ("积极推进中央政府门户网站建设，规范政府网站", ["中央政府门户网站"]),
        ("部署17台“惠民小屋”", ["“惠民小屋”"]),
        ("由省统筹建设广东省视频办平台公众端", ["广东省视频办平台"]),
        ("“粤省事”和浙里办", ["“粤省事”", "浙里办"]),
        # Portals of a place, systems behind the name of who runs them, apps of a province.
        ("在湖北省公共数据开放网设立专区，依托省政务服务网", ["湖北省公共数据开放网", "省政务服务网"]),
        ("依托省市场监管局企业信用风险分类管理系统", ["企业信用风险分类管理系统"]),
        ("“鲁惠通”兑现资金，依托“融企金”等平台对接", ["“鲁惠通”", "“融企金”"]),
        ("通过“网上淄博”“淄企通”等平台开设专栏", ["“网上淄博”", "“淄企通”"]),
        ("“赣餐码”改革成为示范", []),
        ("依托栖智OPC云平台提供部署服务", ["栖智OPC云平台"]),
        ("依托青岛市企业开办智能一体化平台", ["青岛市企业开办智能一体化平台"]),
        ("全省各级政务服务网和人工智能云平台", []),
        # Institutions and kinds.
        ("建设工业互联网平台和重大科技创新平台", []),
        ("搭建公共服务平台，完善信息系统，保护生态系统", []),
        ("将“制造能力”系统封装为产品", []),
        ("北京通州站开通", []),
    ],
)
def test_platforms(text: str, expected: list[str]) -> None:
    assert texts(text, "Platform") == expected


def test_a_platform_that_heads_a_line() -> None:
    text = "十、平台支撑\n公域营销数据平台：提供品类洞察服务。\n公共服务平台：提供咨询。\n搭建算力平台：面向企业。\n"
    assert texts(text, "Platform") == ["公域营销数据平台"]


def test_a_park_that_only_the_title_names() -> None:
    title = "清远高新区社区建设指引"
    document = Document("x.txt", "x.txt", f"{title}\n建设本社区。\n", fold(f"{title}\n建设本社区。\n"), ())
    scan = Scan(document, Outline(()), Metadata(title=title, title_span=Span(0, len(title))), load_lexicon())
    whole = Mention("Policy", 0, len(title), title, title, "own")
    found = list(names.find(scan, [whole]))
    assert [(m.text, m.nested) for m in found] == [("清远高新区", True)]


def test_a_brand_is_a_platform_everywhere_a_programme_in_its_name_is_not() -> None:
    found = find("依托“汇易通”自助机，推广“汇易通”应用；推进“一件事”服务，建设市“一件事”服务系统。")
    assert [(m.type, m.text) for m in found] == [
        ("Platform", "“汇易通”自助机"),
        ("Platform", "“汇易通”"),
        ("Programme", "“一件事”"),
        ("Platform", "市“一件事”服务系统"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("另外，市供水拓展有限责任公司对管道实行优惠", ["市供水拓展有限责任公司"]),
        ("对太原钢铁（集团）有限公司处以罚款", ["太原钢铁（集团）有限公司"]),
        ("必须准确地向中国海洋石油总公司报告", ["中国海洋石油总公司"]),
        ("（责任单位：市数据局、通商控股集团）", ["通商控股集团"]),
        ("由国家电网和中国工商银行承担", ["国家电网", "中国工商银行"]),
        # Without 有限: a place and a name; joined with 与 and 和; a foreign one.
        ("国内只有上海船用锅炉公司，已委托中国国际招标公司评估", ["上海船用锅炉公司", "中国国际招标公司"]),
        ("由大连瀚德集团与沙特ARAMCO等企业合资", ["大连瀚德集团", "沙特ARAMCO"]),
        ("联合中国第二重型机械集团公司和大连柴油机厂等企业", ["中国第二重型机械集团公司", "大连柴油机厂"]),
        ("国资与皖纶集团启动重组", ["皖纶集团"]),
        ("组建吉翼具身智能机器人公司，临川农商行挂牌", ["吉翼具身智能机器人公司", "临川农商行"]),
        ("在宁波股权交易中心挂牌，支持区域股权交易中心", ["宁波股权交易中心"]),
        ("（责任单位：市科技局、市政府办（金融）、通商控股集团）", ["通商控股集团"]),
        ("成立运营公司，上海上市公司，该公司，甲市污水处理厂，武汉智能工厂", []),
        ("央企集团、链主集团，总部在广东的跨国公司", []),
        ("各类企业、商业银行、教育集团、物流集团", []),
        ("银行业金融机构、世界银行、申请人及其所在集团", []),
    ],
)
def test_enterprises(text: str, expected: list[str]) -> None:
    assert texts(text, "Enterprise") == expected


def test_a_short_name_and_an_anaphor_mean_the_name_before() -> None:
    found = find("甲公司无权。苏州工业园区（以下简称苏园）扩区，苏园管理有序，该园区入驻企业增加。")
    assert [(m.text, m.name, m.anaphor) for m in found if m.type == "Park"] == [
        ("苏州工业园区", "苏州工业园区", False),
        ("苏园", "苏州工业园区", False),
        ("苏园", "苏州工业园区", False),
        ("该园区", "苏州工业园区", True),
    ]


@pytest.mark.parametrize(
    ("text", "head", "name", "governor"),
    [
        ("持续开展农村供水优化提升行动", "行动", "农村供水优化提升", "开展"),
        ("实施新一轮农村公路提升行动", "行动", "农村公路提升", "实施"),
        ("推进绿色制造体系建设行动", "行动", "绿色制造体系建设", "推进"),
        ("通过审批管理系统办理", "系统", "审批管理", "通过"),
        ("，智慧物流平台", "平台", "智慧物流", ""),
    ],
)
def test_where_a_name_begins(text: str, head: str, name: str, governor: str) -> None:
    ground = Ground(scan_of(text), [])
    at = ground.masked.index(head)
    edge = left_edge(ground, at)
    assert (text[edge.begin : at], edge.governor) == (name, governor)


def test_names_in_titles_are_the_titles() -> None:
    assert find("印发《甲市实施“益企成长”计划的通知》。") == []
    assert mask_titles("见《甲》和《乙", [(5, 7)]) == "见《《《和《《"


@given(
    st.text(
        alphabet="实施推进“”（）、，。《》市省平台系统行动计划高新区有限公司和的12AI+—甲乙清远\n", max_size=80
    )
)
def test_every_mention_is_its_slice_and_none_overlap(text: str) -> None:
    found = list(names.find(scan_of(text), []))
    assert all(mention.text == text[mention.begin : mention.end] and mention.text for mention in found)
    assert all(a.end <= b.begin for a, b in pairwise(m for m in found if not m.nested))


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # Reforms, pilots and works that say of what, where something is done to them; fields of reform.
        (
            "深化零基预算改革，推进职务科技成果赋权改革。",
            "Programme",
            ["零基预算改革", "职务科技成果赋权改革"],
        ),
        ("深化农业农村改革，推进重点领域改革，养老服务改革", "Programme", []),
        ("支持自贸试验区深化改革创新，推动电力市场化改革攻坚", "Programme", []),
        ("扩大职业伤害保障试点。", "Programme", ["职业伤害保障试点"]),
        ("实施农牧民安居工程，深化教育提质扩优工程。", "Programme", ["农牧民安居工程", "教育提质扩优工程"]),
        ("实施农村供水工程500处", "Programme", []),
        ("开展新一轮护苗专项行动，打好三大攻坚战", "Programme", ["护苗专项行动"]),
        ("为落实国家关于要素市场化配置综合改革的部署", "Programme", ["要素市场化配置综合改革"]),
        # Behind 与: a second name, or a part of the only one of a heading.
        (
            "（八）启动湾区精英回流计划与未来之星培养工程\n",
            "Programme",
            ["湾区精英回流计划", "未来之星培养工程"],
        ),
        (
            "\n（四）实施小批量制造激励与柔性产线改造计划\n",
            "Programme",
            ["小批量制造激励与柔性产线改造计划"],
        ),
        # National schemes by their quoted names; funds.
        (
            "组织应用场景“揭榜挂帅”，申请“大规模设备更新”贷款贴息",
            "Programme",
            ["“揭榜挂帅”", "“大规模设备更新”"],
        ),
        ("依托“望北江”创新创业种子基金，用好润苗基金", "Programme", ["“望北江”创新创业种子基金", "润苗基金"]),
        ("深化“一件事”全链条整治", "Programme", []),
        # Bases that lie in a city; a whole province's and kinds are none.
        ("支持汉中航空关键零部件基地发展", "Park", ["汉中航空关键零部件基地"]),
        ("建设海南清洁能源基地，打造包头重要能源基地", "Park", []),
        ("链接清远市软信人才“星晖基地”等机构", "Park", ["清远市软信人才“星晖基地”"]),
        # Platforms that a place or an organ owns; what holds a section of its own.
        ("运营贵州金服平台，建设贵州创新平台", "Platform", ["贵州金服平台"]),
        ("出台反映海南热带岛屿生态系统特征的办法", "Platform", []),
        ("通过市科技局数字管理平台提出申请", "Platform", ["数字管理平台"]),
        ("在“AI+企业码上服务”开设公共服务专区", "Platform", ["“AI+企业码上服务”"]),
        # Sites of organs; 网站 of nobody in particular is a kind.
        ("通过省财政厅网站和市政府门户网站公布", "Platform", ["省财政厅网站", "市政府门户网站"]),
        ("通过各级政府网站、部门网站公布", "Platform", []),
        # What one organ builds has a name, what a kind of organs builds has none.
        ("国务院农业主管部门应当建立农药登记信息系统", "Platform", ["农药登记信息系统"]),
        (
            "国务院林业主管部门应当建立林木种子的数据信息管理系统",
            "Platform",
            ["林木种子的数据信息管理系统"],
        ),
        ("县级以上人民政府应当建立农药追溯信息系统", "Platform", []),
        ("省财政厅建立台账制度和资金管理信息系统", "Platform", ["资金管理信息系统"]),
        # Verbs inside of the name do not end it where an organ builds it.
        ("省财政厅统筹建设纠纷化解信息平台", "Platform", ["纠纷化解信息平台"]),
        ("省财政厅负责建立全国的重点票证档案和数据库", "Platform", ["重点票证档案和数据库"]),
        ("省财政厅应当完善影视、网络视听、电商平台等领域的制度", "Platform", []),
        ("省科技厅搭建科技创新合作平台", "Platform", []),
        ("建成全省统一的检验结果互认信息平台", "Platform", ["检验结果互认信息平台"]),
        ("国家加强公共就业服务平台体系建设", "Platform", []),
        # What is put into a system names it; a Latin letter in a word and a number make a name.
        ("如实在工业废水管理系统记录水量", "Platform", ["工业废水管理系统"]),
        ("通过惠农e站云平台匹配，在i农通平台登记", "Platform", ["惠农e站云平台", "i农通平台"]),
        ("拨打12366纳税服务热线咨询", "Platform", ["12366纳税服务热线"]),
        (
            "“安全码”全面推广应用，通过“甲州发布”“甲州青年”等新媒体宣传",
            "Platform",
            ["“安全码”", "“甲州发布”", "“甲州青年”"],
        ),
        ("在清远市人才综合服务平台集成展示资源", "Platform", ["清远市人才综合服务平台"]),
    ],
)
def test_names_found_in_new_documents(text: str, kind: str, expected: list[str]) -> None:
    assert texts(text, kind) == expected
