"""Loads the public tables of Mexico into one DuckDB database, one row a household, a person, a municipality.

Usage: python tables.py <folder with enigh2016/ and the territory folders> <database file>
"""
import sys

import duckdb

FILES = {
    "viv": "enigh2016/viviendas.csv.gz",
    "per": "enigh2016/personas.csv.gz",
    "car": "enigh2016/hogar_carencias.csv.gz",
    "ict": "enigh2016/hogar_ictpc_ent10a32.csv.gz",
    "ing": "enigh2016/ingresos.csv.gz",
    "agro": "enigh2016/agro.csv.gz",
    "im": "conapo_marginacion/im_municipal_1990_2015_original.csv.gz",
    "pob": "coneval_pobreza_municipal/pobreza_municipal_2010_2015_2020.csv.gz",
    "m20": "inegi_territorio/municipios_2020.csv.gz",
    "loc": "inegi_territorio/localidades_1000mas_2020.csv.gz",
    "inf": "inegi_territorio/municipios_indicadores_inform_2015.csv.gz",
}

VIEWS = """
create or replace table municipality as
select CVE_MUN mun, substr(CVE_MUN, 1, 2) st, im.IM::double im, im.POB_TOT::double pop,
       list_position(['Muy bajo', 'Bajo', 'Medio', 'Alto', 'Muy alto'], im.GM) - 1 g,
       p.pobreza_pob::double / p.poblacion::double poor, p.pobreza_e_pob::double / p.poblacion::double extreme,
       p.plp_pob::double / p.poblacion::double below, p.plp_e_pob::double / p.poblacion::double below_minimum,
       p.carencias3_pob::double / p.poblacion::double three,
       inf.prop_indigenas::double ind, inf.prop_lengua_indigena::double hli, m20.pop::double pop20
from im left join (select * from pob where anio = '2015') p on p.cvegeo = CVE_MUN
left join inf on inf.cvegeo = CVE_MUN left join m20 on m20.region = CVE_MUN
where im.ANIO = '2015';

create or replace table person as
select folioviv || '-' || foliohog hid, numren, (sexo = '2')::int female, edad::int age, par::int par,
       coalesce(hli, '0')::int hli, (inas_esc = '0')::int attends, niv_ed::int ed, discap::int disability, pea::int pea,
       ic_rezedu::int d_education, ic_asalud::int d_health, ic_segsoc::int d_social
from per;

create or replace table household as
with money as (
  select folioviv || '-' || foliohog hid, sum(ing_tri::double) filter (clave = 'P042') p42,
         sum(ing_tri::double) filter (clave = 'P043') p43, sum(ing_tri::double) filter (clave = 'P046') p46,
         sum(ing_tri::double) filter (clave = 'P047') p47 from ing group by 1),
farm as (
  select folioviv || '-' || foliohog hid, sum(ventas_tri::double) sales, sum(auto_tri::double) own from agro group by 1),
sizes as (select hid, count(*) n from person group by 1)
select c.folioviv || '-' || c.foliohog hid, substr(ubica_geo, 1, 2)::int - 1 st, substr(ubica_geo, 1, 5) mun,
       4 - tam_loc::int size_class, (tam_loc = '4')::int rural, factor::double w, m.g, m.im, m.hli mhli,
       c.ic_cv::int housing, c.ic_sbv::int services, c.ic_ali::int food, c.ins_ali::int ins,
       c.ing_mon::double mon, ing_cor::double cor, ictpc::double y,
       (coalesce(p42, 0) > 0)::int prospera, coalesce(p42, 0) p42, (coalesce(p43, 0) > 0)::int procampo,
       (coalesce(p46, 0) > 0)::int pal, (coalesce(p47, 0) > 0)::int pet,
       (farm.hid is not null)::int farm, coalesce(sales, 0) sales, coalesce(own, 0) own, n
from viv join car c using (folioviv) left join ict using (folioviv, foliohog)
left join municipality m on m.mun = substr(ubica_geo, 1, 5)
left join money on money.hid = c.folioviv || '-' || c.foliohog left join farm on farm.hid = c.folioviv || '-' || c.foliohog
join sizes on sizes.hid = c.folioviv || '-' || c.foliohog;
"""


def main(folder, database):
    connection = duckdb.connect(database)
    for name, file in FILES.items():
        connection.execute(f"create or replace table {name} as select * from read_csv('{folder}/{file}', all_varchar = true)")
    connection.execute(VIEWS)
    print(connection.execute("select count(*), sum(w), sum(w * n) / sum(w) from household").fetchone())


if __name__ == "__main__":
    main(*sys.argv[1:])
