"""Every named group of codes, gathered from the tables of the families."""

from goldenthread.records.codes import groups_care, groups_people, groups_protection, registers

GROUPS = (*groups_people.GROUPS, *groups_protection.GROUPS, *groups_care.GROUPS, *registers.GROUPS)
