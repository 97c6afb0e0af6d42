"""Names that their own words tell: what is counted, honoured, restored, held, and what is said of it."""

from __future__ import annotations

import pytest

from policygraph import extract
from policygraph.model import EntityType


def texts(text: str, kind: EntityType) -> list[str]:
    """Return the first mention of each entity of this type, in the order of the text."""
    found = [(e.mentions[0].begin, e.mentions[0].text) for e in extract(text).entities if e.type == kind]
    return [said for _, said in sorted(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A count in quotation marks, with its field before it, inside of it, or with a head behind it.
        ("大力实施旅游富民“四大行动”，人气提升。", ["旅游富民“四大行动”"]),
        ("“四大文化工程”扎实推进。", ["“四大文化工程”"]),
        ("实施“五大文化”研究工程，举办大会。", ["“五大文化”研究工程"]),
        ("大力推进中心镇“六大提升”工程，促进互动。", ["中心镇“六大提升”工程"]),
        ("全力推进“七大攻坚”，加快步伐。", ["“七大攻坚”"]),
        ("抓好执法提质、救援强基、评估优化“六项行动”。", []),
        (
            "从实施“三个十大”行动到塑造优势，“四个十大”项目完成投资2亿元。",
            ["“三个十大”行动", "“四个十大”项目"],
        ),
        ("办好“十大民生实事”，捍卫“两个确立”。", ["“十大民生实事”"]),
        # What is worked at: a verb before the quotation or a word behind it says so.
        ("“海半粮”创建扩面提质，“海联富”和美乡村建设有力有效。", ["“海半粮”", "“海联富”"]),
        ("推进标志性工程22项、“双新双强”项目634个。", ["“双新双强”"]),
        ("优化“海企联”“六必看”服务，解决难题。", ["“海企联”", "“六必看”"]),
        ("聚焦“更宜居”科学建设美丽乡村，优化“一群三带”城镇格局，推动“东海科创城”建设。", []),
        # Censuses.
        ("完成第四次全国文物普查，守护文脉。", ["第四次全国文物普查"]),
        ("召开第四次全国代表大会调查研究。", []),
        # Pilots of cities: the honour with its state, found by the shorter name too.
        ("海州入选全国现代流通体系试点城市。", ["全国现代流通体系试点城市"]),
        ("创建试点城市，支持试点城市建设。", []),
        (
            "加快国家消费新场景、现代流通体系、零售创新提升等试点城市建设。",
            ["国家消费新场景", "现代流通体系", "零售创新提升"],
        ),
        (
            "深化新时代山海协作工程，推进科技强农机械强农行动。",
            ["新时代山海协作工程", "科技强农机械强农行动"],
        ),
        # What is held and given.
        ("开展服务企业大走访活动，常态推进。", ["服务企业大走访活动"]),
        ("办好中外知名企业海州行活动。", ["中外知名企业海州行活动"]),
        ("开展系列活动，举办各类对接活动。", []),
        ("参加创新大赛、海州全球创业者英雄大会等赛事。", ["海州全球创业者英雄大会"]),
        ("开展OPC创业“校园行”“园区行”，宣讲政策。", ["“校园行”", "“园区行”"]),
        ("发放“海里安逸”消费券超7亿元。", ["“海里安逸”消费券"]),
        # Trials by what they have, and counted ones.
        ("完成6个镇土地延包试点任务，FT账户试点扩面。", ["土地延包试点", "FT账户试点"]),
        ("开展首批9个城乡融合试点和10个城镇化潜力地区试点。", ["城乡融合试点", "城镇化潜力地区试点"]),
        ("完成改革试点任务122项，4个可信数据空间纳入国家试点。", []),
        # Works of restoration, whatever places and conjunctions they hold.
        ("甘山山水林田湖草沙一体化保护和修复工程全面完成。", ["甘山山水林田湖草沙一体化保护和修复工程"]),
        # Funds.
        ("设立稀土产业基金，加快延链。", ["稀土产业基金"]),
        ("设立产业发展专项基金。", []),
        ("未来产业发展基金设立，制造提速。", ["未来产业发展基金"]),
        # One name with 等 and 与 in it; lists that share their head.
        ("深入开展打击电诈等违法犯罪专项行动，刑事案件下降。", ["打击电诈等违法犯罪专项行动"]),
        ("扎实推进停工项目与闲置资产处置化解行动。", ["停工项目与闲置资产处置化解行动"]),
        ("接续开展“双百”、科改示范、一流企业创建行动。", ["“双百”", "科改示范", "一流企业创建行动"]),
        ("实施新一轮粮食产能提升和粮油大面积单产提升行动。", ["粮食产能提升", "粮油大面积单产提升行动"]),
        # What carries it out is no part of it.
        ("加力推进强县域行动，因地制宜。", ["强县域行动"]),
        ("免费实施1万名老年人复明工程。", ["老年人复明工程"]),
        ("为落实国家、省、市“人工智能+”行动部署。", ["“人工智能+”行动"]),
        # What a sentence is about, and what is said of it.
        ("规范海上执法专项行动成效显著。", ["规范海上执法专项行动"]),
        ("海州国家排水体系试点扎实推进。", ["海州国家排水体系试点"]),
        ("生态环境明显改善，连续三年获国家污染防治攻坚战成效考核优秀等次。", []),
        ("千企技改、数字化转型、绿色化发展等专项行动深入实施。", ["千企技改", "数字化转型", "绿色化发展"]),
        # As many as the count says.
        ("实施工业投资、民间活力、招商突破“三大行动”。", ["工业投资", "民间活力", "招商突破"]),
        # Whose it is stands before the quotation.
        ("深化人才“授权松绑”改革。", ["人才“授权松绑”改革"]),
        ("深化拓展“三争”行动。", ["“三争”行动"]),
        ("开展大气污染防治“百日攻坚”。", ["大气污染防治“百日攻坚”"]),
        ("实施省级第二期“双甲计划”。", ["“双甲计划”"]),
        ("办好中华文化边疆行系列活动。", ["中华文化边疆行系列活动"]),
        ("高质量办好30周年系列活动。", []),
        ("生态改善。全国财政科学管理综合试点省启动建设。", ["全国财政科学管理综合试点省"]),
        # One name with 和 in it, where the first part has no head of its own.
        ("精准实施医疗强基和康复扩容提升工程，", ["医疗强基和康复扩容提升工程"]),
        # What is fought, granted, made wider.
        ("打好移动源治理标志性战役，", ["移动源治理标志性战役"]),
        ("深入推进污染防治攻坚。", []),
        ("获批优化药品审评改革试点。", ["优化药品审评改革试点"]),
        ("加大万兆光网试点推进力度，", ["万兆光网试点"]),
        ("实施钾盐高效利用、锂盐质量提升工程，", ["钾盐高效利用", "锂盐质量提升工程"]),
        # A voucher's other name in brackets.
        ("支持申领国家智能券（算力券）。", ["国家智能券"]),
    ],
)
def test_programmes(text: str, expected: list[str]) -> None:
    assert texts(text, "Programme") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推广报表通、项目通等应用。", ["报表通", "项目通"]),
        ("全面实施“海府入企码”，建设法治经济。", ["“海府入企码”"]),
        ("深化“海府入企码”改革。", []),
        ("开通省融资信用服务平台“川甲贷”。", ["省融资信用服务平台", "“川甲贷”"]),
        ("智甲宫教育合作促进平台入选国家重点项目。", ["智甲宫教育合作促进平台"]),
        ("多个创新平台建成投用。", []),
        ("智慧交易辅助评标系统上线运行。", ["智慧交易辅助评标系统"]),
        ("海州古梨园系统入选农业文化遗产。", []),
        ("做优海企出海综合服务平台，建设母港。", ["海企出海综合服务平台"]),
        ("建好用好国家级创新平台。", []),
        ("“三医联动一张网”建成运行。", ["“三医联动一张网”"]),
        ("“全省一张网”建成。", []),
        ("提升“黄小甲”AI智能体功能。", ["“黄小甲”AI智能体"]),
        ("持续升级“入海游”大模型功能。", ["“入海游”大模型"]),
        ("迭代建设“报表数据报一次”等35个省级重大应用。", ["“报表数据报一次”"]),
        ("拓展“人工智能+”等重大应用场景。", []),
        ("增长快，阿甲千问、DeepSeek等通用模型领先。", ["阿甲千问", "DeepSeek"]),
        ("全球首个藏文搜索引擎“云甲”用户多。", ["“云甲”"]),
        ("国产化。国家绿色化工和新材料制造业中试平台获批。", ["国家绿色化工和新材料制造业中试平台"]),
        ("加快建设二手车国际贸易综合服务平台，大力吸引企业。", ["二手车国际贸易综合服务平台"]),
    ],
)
def test_platforms(text: str, expected: list[str]) -> None:
    assert texts(text, "Platform") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进长城、黄河国家文化公园建设。", ["长城", "黄河国家文化公园"]),
        ("深化国家文化产业创新实验区建设，提升品质。", ["国家文化产业创新实验区"]),
        ("支持海州争创国家级示范区，新建3个国家农业示范区。", []),
        ("深化建设丝路电商合作先行区，全面提升合作。", ["丝路电商合作先行区"]),
        ("加快建设美丽中国先行区。", []),
        (
            "稳妥推进RCEP示范项目集聚区、CEPA先行先试示范基地建设。",
            ["RCEP示范项目集聚区", "CEPA先行先试示范基地"],
        ),
        ("项目提速，东站海城商务区建设提速，海想创新园正式启用。", ["东站海城商务区", "海想创新园"]),
        ("多个产业园建成投用，县城建成区黑臭水体消除。", []),
        ("加快畜牧科技城建设，打造特色产业园。", ["畜牧科技城"]),
        ("湘琼、粤琼合作产业园落地生根。", ["湘琼", "粤琼合作产业园"]),
        (
            "渔业放流开展，黄岩岛国家级自然保护区建立，进入国家级自然保护区核心区的。",
            ["黄岩岛国家级自然保护区"],
        ),
        ("推动哈尔滨、黑河、绥芬河片区联动，服务自贸试验区。", ["哈尔滨", "黑河", "绥芬河片区"]),
        ("提升国家公园建设水平，连续五年开展国家公园核算。", []),
        ("新增北海、防城港跨境电商综合试验区。", ["北海", "防城港跨境电商综合试验区"]),
    ],
)
def test_parks(text: str, expected: list[str]) -> None:
    assert texts(text, "Park") == expected


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("湖北省人民政府工作报告", "中国（湖北）自由贸易试验区"),
        ("吉林省人民政府工作报告", None),  # a province without one
        ("武汉市人民政府工作报告", None),  # which of the zone's parts the city means it does not say
    ],
)
def test_a_province_means_its_own_trade_zone(title: str, name: str | None) -> None:
    document = extract(f"{title}\n自贸试验区新设企业10万家。\n各自贸试验区要加强联动。\n")
    parks = [entity for entity in document.entities if entity.type == "Park"]
    assert [(park.name, len(park.mentions)) for park in parks] == ([(name, 1)] if name else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "韩国晓甲、意大利世乙姆、美国丙卡等重点外资项目建成投运。",
            ["韩国晓甲", "意大利世乙姆", "美国丙卡"],
        ),
        ("百甲源荣获中国质量奖提名奖。", ["百甲源"]),
        ("全省企业荣获中国质量奖。", []),
        ("推动沃甲储热40万吨熔盐装置升级、青海广泰10万吨再生铝等项目。", ["沃甲储热", "青海广泰"]),
        # Between firms of a list that are known; firms of the platform economy.
        (
            "海光信息、中科曙光、鲸擎算力、锐眼位置等快速成长。",
            ["海光信息", "中科曙光", "鲸擎算力", "锐眼位置"],
        ),
        ("推动海光信息、中科曙光、人工智能、算力网络等加快发展。", ["海光信息", "中科曙光"]),
        ("云甲户、桔甲数科、麦甲通等平台经济企业营收快速增长。", ["云甲户", "桔甲数科", "麦甲通"]),
        ("推进精细化工10万吨项目、新能源装机10万千瓦目标。", []),
    ],
)
def test_firms(text: str, expected: list[str]) -> None:
    assert texts(text, "Enterprise") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推出稳经济“30条”和支持企业“双20条”政策。", ["稳经济“30条”", "“双20条”"]),
        ("按照“三条”底线推进。", []),
        ("深入贯彻中央八项规定精神。", ["中央八项规定"]),
        ("制定实施外商投资促进行动方案，加快开放。", ["外商投资促进行动方案"]),
        ("制定实施教育强市行动计划，落实政策。", ["教育强市行动计划"]),
        ("出台推动城市高质量发展的实施意见，做优做强。", ["推动城市高质量发展的实施意见"]),
        ("及时了解市场主体的意见。", []),
        ("海州经济圈产业发展规划完成编制。", ["海州经济圈产业发展规划"]),
        ("推动海州民营经济促进条例、执法监督条例等地方立法。", ["海州民营经济促进条例", "执法监督条例"]),
    ],
)
def test_policies_without_marks(text: str, expected: list[str]) -> None:
    assert texts(text, "Policy") == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("开展新就业人员职业伤害保障试点，职业伤害保障试点覆盖万人。", 1),
        ("推进沈州全国要素配置综合改革试点，抓好沈州要素配置综合改革试点。", 1),
        ("推进沈州综合改革试点，抓好海州综合改革试点。", 2),
    ],
)
def test_two_names_of_one_pilot(text: str, names: int) -> None:
    assert len([e for e in extract(text).entities if e.type == "Programme"]) == names


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("加强文物保护，制定基本建设工程考古工作管理办法。", "基本建设工程考古工作管理办法"),
        ("制定支持“好房子”建设若干措施，有序推动。", "支持“好房子”建设若干措施"),
        ("制定优化营商环境中长期规划，推开机制。", "优化营商环境中长期规划"),
        ("制定全省闲置低效项目盘活行动方案，发挥效益。", "全省闲置低效项目盘活行动方案"),
        ("出台加快建设教育强区意见，稳步扩大。", "加快建设教育强区意见"),
        ("落实国家妨碍统一市场事项清单，持续规范。", "国家妨碍统一市场事项清单"),
        ("推出基础教育资源优化配置实施方案，增加学位。", "基础教育资源优化配置实施方案"),
    ],
)
def test_what_a_report_says_was_drawn_up_is_a_document(sentence: str, name: str) -> None:
    assert texts(sentence, "Policy") == []
    assert name in texts(f"海州市人民政府工作报告\n{sentence}\n", "Policy")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("入围标准由联合采购办公室负责拟定。", ["联合采购办公室"]),
        ("治理工作联合办公室设在教育部。", ["治理工作联合办公室", "教育部"]),
        ("在协同发展领导小组指导下推进。", []),
        ("邀请政协委员参加。", []),
    ],
)
def test_teams_that_act(text: str, expected: list[str]) -> None:
    assert texts(text, "Department") == expected
