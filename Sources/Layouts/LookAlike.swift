/// Characters that look like others and stand for them in texts that were pasted, most of all out of PDF files.
///
/// Only labels are compared without the difference; the text that an officer wrote stays as it is.
enum LookAlike {
    /// Whether a character has no looks of its own: a soft hyphen, a mark of zero width, one that sets the
    /// direction of writing.
    static func isInvisible(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFE00...0xFE0F, 0xFEFF: true
        default: false
        }
    }

    /// The usual character for one that looks like it: 金 for the radical ⾦, 行 for ⾏, `(` for `（` and `︵`; any
    /// other stays.
    static func usual(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x2E80..<0x2E80 + UInt32(radicals.count): radicals[Int(scalar - 0x2E80)]
        case 0x2F00..<0x2F00 + UInt32(kangxiRadicals.count): kangxiRadicals[Int(scalar - 0x2F00)]
        case 0xF900..<0xF900 + UInt32(ideographs.count): ideographs[Int(scalar - 0xF900)]
        case 0xFF01...0xFF5E: scalar - 0xFEE0
        case 0xFE30, 0xFE55, 0x2236, 0xA789: 0x3A  // colons
        case 0xFE35, 0xFE59, 0x207D: 0x28
        case 0xFE36, 0xFE5A, 0x207E: 0x29
        case 0xFE50: 0x2C
        case 0xFE52: 0x2E
        case 0xFE6A: 0x25
        case 0x2044, 0x2215: 0x2F
        default: scalar
        }
    }

    /// U+2E80 and on.
    private static let radicals = scalars(
        """
        ⺀厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵⺚旡日月歺母民氵氺灬爫爫\
        丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车\
        辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜\
        亀龟
        """)

    /// U+2F00 and on; where simplified and traditional characters share a radical, the simplified one.
    private static let kangxiRadicals = scalars(
        """
        一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女\
        子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠\
        止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸\
        禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕\
        豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟\
        鬥鬯鬲鬼魚鳥鹵鹿麥麻黄黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠
        """)

    /// U+F900 and on.
    private static let ideographs = scalars(
        """
        豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉\
        臘蠟廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢\
        樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰\
        沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯\
        輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿\
        料樂燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥\
        理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降\
        見廓兀嗀﨎﨏塚﨑晴﨓﨔凞猪益礼神祥福靖精羽﨟蘒﨡諸﨣﨤逸都﨧﨨﨩飯飼館鶴郞隷\
        侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突\
        節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻恵𤋮舘﩮﩯並况全侀充冀勇勺喝啕喙嗢\
        塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱\
        甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈輸遲醙鉶陼難\
        靖韛響頋頻鬒龜𢡊𢡄𣏕㮝䀘䀹𥉉𥳐𧻓齃龎
        """)

    private static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}
