"""Endings of domains by which an address without a protocol is known; not all of them, but those one meets."""

_COUNTRIES = """
    ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv bw by bz ca cc
    cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb
    gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke
    kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu
    mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw
    sa sb sc sd se sg sh si sj sk sl sm sn so sr st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua
    ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw укр рф бел қаз срб мкд бг ею
"""
_GENERIC = """
    com org net edu gov mil int biz info name pro aero asia coop jobs mobi museum travel app dev page web site website
    online store shop blog cloud tech digital agency studio design media news live world today life work works team
    group company business consulting solutions services software systems network email link click space xyz top club
    art music video photo photos pictures games game fun wiki academy school university institute training education
    finance money bank fund capital market markets exchange ventures partners careers city house center community
    social chat guru ninja expert technology tools support help care health clinic legal law estate realty
    restaurant cafe coffee pizza bar beer wine fashion beauty style shoes clothing fitness yoga ton eth москва онлайн
    сайт орг ком дети
"""
COUNTRIES = frozenset(_COUNTRIES.split())
GENERIC = frozenset(_GENERIC.split())
